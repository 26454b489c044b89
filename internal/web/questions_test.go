package web_test

import (
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

func definition(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	must(t, err)
	return data
}

// ask posts the form as the page's script does, each time as another act.
func (f *form) ask() *page {
	f.page.t.Helper()
	f.values.Set("_save", f.values.Get("_save")+"n")
	return f.page.browser.post(f.action+"/sichern", f.values)
}

// offers lists the questions and the choices that a reader sees, in their
// order, without what comes only with a save: the way to take a stored choice
// back, and warnings to confirm.
func (p *page) offers() []string {
	p.t.Helper()
	var all []string
	for _, n := range p.all("#fragen .question, #fragen .question input") {
		kind := attr(n, "type")
		switch {
		case isHidden(n), strings.HasPrefix(attr(n, "name"), "check/"):
		case n.Data == "div":
			all = append(all, attr(n, "id"))
		case (kind == "radio" || kind == "checkbox") && attr(n, "value") != "!leer":
			all = append(all, attr(n, "name")+"="+attr(n, "value"))
		}
	}
	return all
}

func isHidden(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if has(n, "hidden") {
			return true
		}
	}
	return false
}

func TestTheFormNamesTheControlsOnWhichItsQuestionsDepend(t *testing.T) {
	s := newSite(t, storetest.SQLite(t), definition(t, "testdata/bedingt.yaml"))
	b := s.county(storetest.Pinneberg, "p")
	f := b.open("fahrzeuge")
	if got := attr(f.node, "data-deciding"); got != "fuhrpark.hat fuhrpark.arten" {
		t.Errorf("deciding: %q", got)
	}
	if got := attr(f.node, "data-autosave"); got != f.action+"/sichern" {
		t.Errorf("saves at %q", got)
	}
	if status := f.page.one("#fragen-meldung"); attr(status, "role") != "status" || words(status) != "" {
		t.Errorf("the status says %q as %q", words(status), attr(status, "role"))
	}
	other := b.open("wege")
	if has(other.node, "data-deciding") || !has(other.node, "data-autosave") {
		t.Error("a page whose questions depend on other pages names controls, or does not save by itself")
	}
}

func TestTheQuestionsFollowWhatStandsInTheForm(t *testing.T) {
	each(t, func(t *testing.T, s *site) {
		b := s.county(storetest.Pinneberg, "p")
		key := portalPage(b)
		f := b.open(key)
		asked := f.tick("egovernment.portal.status", "completed").ask().expect(http.StatusOK)
		if n := len(asked.all("[name=egovernment.portal.contents]")); n == 0 || !slices.Contains(asked.offers(), "f-egovernment-portal-services") {
			t.Errorf("the questions about the portal are not there: %v", asked.offers())
		}
		if !slices.ContainsFunc(asked.all("input[checked]"), func(n *html.Node) bool { return attr(n, "value") == "completed" }) {
			t.Error("the posted choice is not shown as chosen")
		}
		again := f.tick("egovernment.portal.status", "planned").ask().expect(http.StatusOK)
		if slices.Contains(again.offers(), "f-egovernment-portal-services") {
			t.Errorf("still asked: %v", again.offers())
		}
	})
}

func TestMistakesHinderNeitherTheQuestionsNorTheOtherAnswers(t *testing.T) {
	s := newSite(t, storetest.SQLite(t), definition(t, "testdata/bedingt.yaml"))
	f := s.county(storetest.Pinneberg, "p").open("fahrzeuge").
		write("fuhrpark.zahl", "viele").write("fuhrpark.notiz", strings.Repeat("lang", 100)).tick("fuhrpark.hat", "yes")
	asked := f.ask().expect(http.StatusOK)
	if !slices.Contains(asked.offers(), "f-fuhrpark-seit") || len(asked.all(".kern-error")) != 2 {
		t.Errorf("shown: %v with %d mistakes", asked.offers(), len(asked.all(".kern-error")))
	}
	if waiting := attr(asked.one("#gesichert"), "data-waiting"); waiting != "fuhrpark.notiz fuhrpark.zahl" {
		t.Errorf("not saved are %q", waiting)
	}
	if all := s.answers(storetest.Pinneberg); len(all) != 1 || !all[survey.Ref{Item: "fuhrpark.hat"}].Value.Has("yes") {
		t.Errorf("stored are %v", all)
	}
	f.press("weiter").expect(http.StatusUnprocessableEntity)
}

func TestAQuestionThatComesBackHoldsItsStoredAnswer(t *testing.T) {
	s := newSite(t, storetest.SQLite(t), definition(t, "testdata/bedingt.yaml"))
	b := s.county(storetest.Pinneberg, "p")
	b.open("fahrzeuge").tick("fuhrpark.hat", "yes").press("bleiben")
	b.open("fahrzeuge").write("fuhrpark.seit", "1.2.2024").press("bleiben")
	b.open("fahrzeuge").tick("fuhrpark.hat", "no").press("bleiben")
	asked := b.open("fahrzeuge").tick("fuhrpark.hat", "yes").ask().expect(http.StatusOK)
	date, version := asked.one("[name=fuhrpark.seit]"), asked.one("[name=v:fuhrpark.seit]")
	if attr(date, "value") != "01.02.2024" || attr(version, "value") != "1" {
		t.Errorf("comes back with %q in version %s", attr(date, "value"), attr(version, "value"))
	}
}

func TestWhatTheScriptShowedIsNotShownAsNewAgain(t *testing.T) {
	s := newSite(t, storetest.SQLite(t), definition(t, "testdata/bedingt.yaml"))
	f := s.county(storetest.Pinneberg, "p").open("fahrzeuge").tick("fuhrpark.hat", "yes")
	for _, name := range []string{"fuhrpark.seit", "fuhrpark.arten"} { // as inserted by the script
		f.values.Set("v:"+name, "0")
	}
	f.values.Set("fuhrpark.seit", "1.2.2024")
	if to := f.press("weiter").expect(http.StatusSeeOther).header.Get("Location"); to != "/antwortbogen/seite/wege" {
		t.Errorf("leads to %s", to)
	}
}

func TestNewOptionsAreShownUnlessTheScriptHasDoneSo(t *testing.T) {
	s := newSite(t, storetest.SQLite(t), definition(t, "testdata/bedingt.yaml"))
	for ahead, want := range map[string]string{"": "/antwortbogen/seite/fahrzeuge?hinweis=weitere-fragen",
		"nein": "/antwortbogen/seite/fahrzeuge?hinweis=weitere-fragen", "ja": "/antwortbogen/seite/wege"} {
		b := s.county(storetest.Pinneberg, "p")
		b.open("fahrzeuge").tick("fuhrpark.hat", "plan").press("bleiben")
		f := b.open("fahrzeuge").tick("fuhrpark.hat", "yes")
		if ahead == "nein" { // saved by the script, which never heard of it
			f.ask()
		}
		f.values.Set("v:fuhrpark.seit", "0")
		f.values.Set("_vorab", ahead)
		if to := f.press("weiter").expect(http.StatusSeeOther).header.Get("Location"); to != want {
			t.Errorf("%q leads to %s", ahead, to)
		}
	}
}

func TestQuestionsAreRefusedWhereSavingIs(t *testing.T) {
	s := onSQLite(t)
	b := s.county(storetest.Pinneberg, "p")
	f := b.open("allgemeines")
	f.values.Set("_wave", "1999")
	f.ask().expect(http.StatusBadRequest)
	f.values.Set("_wave", wave)
	f.values.Set("general.unbekannt", "x")
	f.ask().expect(http.StatusBadRequest)
	f.values.Del("general.unbekannt")
	f.values.Set("general.hindrances_other", strings.Repeat("x", 1<<20))
	f.ask().expect(http.StatusRequestEntityTooLarge)
	f.values.Set("general.hindrances_other", "")
	f.ask().expect(http.StatusOK)
	b.submit()
	f.ask().expect(http.StatusForbidden)
}

// TestTheQuestionsAreThoseOfTheSavedPage posts forms at random: what is shown
// ahead is what stands on the page after the same form was saved.
func TestTheQuestionsAreThoseOfTheSavedPage(t *testing.T) {
	for name, definition := range map[string][]byte{
		"bedingt": definition(t, "testdata/bedingt.yaml"), "arten": kinds(t), "dlt": dlt(),
		"it-personal": definition(t, "../instrument/testdata/it-personal.yaml"),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newSite(t, storetest.SQLite(t), definition)
			b := s.county(storetest.Pinneberg, "p")
			q, _, err := compiler{}.Compile(definition)
			must(t, err)
			random := rand.New(rand.NewPCG(1, 2))
			compared, opened := 0, 0
			for range storetest.Rounds(150) {
				for _, p := range q.Pages() {
					if len(p.Deciding()) == 0 {
						continue
					}
					path := "/antwortbogen/seite/" + p.Key
					shown := b.get(path)
					if shown.status == http.StatusNotFound {
						continue
					}
					f := shown.expect(http.StatusOK).form(path)
					f.guess(random, p, s.answers(storetest.Pinneberg))
					ahead := f.ask().expect(http.StatusOK).offers()
					if f.press("bleiben").status == http.StatusUnprocessableEntity {
						continue // nothing was saved
					}
					saved := b.get(path).offers()
					if !slices.Equal(ahead, saved) {
						t.Fatalf("%s: %v\nahead %v\nsaved %v", p.Key, f.values, ahead, saved)
					}
					compared++
					if !slices.Equal(shown.offers(), saved) {
						opened++
					}
				}
			}
			if compared < 8 || opened < 2 {
				t.Errorf("%d pages compared, %d of them changed: this proves nothing", compared, opened)
			}
		})
	}
}

// guess answers some of the page's questions, those too that are not shown.
func (f *form) guess(random *rand.Rand, p *survey.Page, stored map[survey.Ref]survey.Answer) {
	for _, it := range p.Items() {
		if it.Kind == survey.KindRecords || !slices.Contains(p.Deciding(), it.ID) && random.IntN(3) == 0 {
			continue
		}
		f.values.Set("v:"+it.ID, strconv.Itoa(stored[survey.Ref{Item: it.ID}].Version))
		f.values.Del(it.ID)
		switch {
		case it.Kind.OneOption():
			f.values[it.ID] = pickSome(random, it, 1)
		case it.Kind == survey.KindMultiple:
			f.values[it.ID] = pickSome(random, it, 2)
		case it.Kind == survey.KindDate:
			f.values.Set(it.ID, "1.2.2024")
		case it.Kind.IsNumber():
			f.values.Set(it.ID, strconv.Itoa(random.IntN(50)))
		}
	}
}

func pickSome(random *rand.Rand, it *survey.Item, most int) []string {
	var keys []string
	if random.IntN(5) == 0 {
		return nil
	}
	for range 1 + random.IntN(most) {
		if o := it.Options[random.IntN(len(it.Options))]; !slices.Contains(keys, o.Key) {
			keys = append(keys, o.Key)
		}
	}
	return keys
}

func TestAStaleFormIsAskedForLikeAnyOther(t *testing.T) {
	s := newSite(t, storetest.SQLite(t), definition(t, "testdata/bedingt.yaml"))
	mine, theirs := s.county(storetest.Pinneberg, "p"), s.county(storetest.Pinneberg, "other")
	f := mine.open("fahrzeuge").tick("fuhrpark.hat", "plan")
	theirs.open("fahrzeuge").tick("fuhrpark.hat", "yes").press("bleiben")
	if got := f.ask().expect(http.StatusOK).offers(); !slices.Contains(got, "f-fuhrpark-plan") || slices.Contains(got, "f-fuhrpark-seit") {
		t.Errorf("mine is asked for as %v", got)
	}
	conflict := f.press("bleiben").expect(http.StatusConflict).form(f.action)
	decision := func(what string) url.Values {
		values := url.Values{"k:fuhrpark.hat@1": {what}}
		for name, v := range conflict.values {
			values[name] = v
		}
		return values
	}
	for what, want := range map[string]string{"mine": "f-fuhrpark-plan", "theirs": "f-fuhrpark-seit"} {
		if got := mine.post(f.action+"/sichern", decision(what)).expect(http.StatusOK).offers(); !slices.Contains(got, want) {
			t.Errorf("decided for %s: %v", what, got)
		}
	}
}

func TestTheQuestionsOfAnEarlierEditionAreNotTold(t *testing.T) {
	s := newSite(t, storetest.SQLite(t), editionFile(t, 1))
	f := s.county(storetest.Pinneberg, "p").open("start")
	f.ask().expect(http.StatusOK)
	s.activate(2)
	before := storetest.Dump(t, s.store, "session")
	f.ask().expect(http.StatusConflict)
	sameTables(t, before, storetest.Dump(t, s.store, "session"))
}

package instrument

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"kreisumfrage/internal/figure"
	"kreisumfrage/internal/survey"
	"kreisumfrage/questionnaire"
)

var update = flag.Bool("update", false, "rewrite the golden files")

const (
	rerun          = "dlt-2026.yaml"
	reconstruction = "rekonstruktion-2017.yaml"
)

func shipped(t testing.TB, name string) []byte {
	t.Helper()
	data, err := questionnaire.Files.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func compiled(t testing.TB, name string) *Definition {
	t.Helper()
	data := shipped(t, name)
	d, findings := Compile(name, data)
	for _, f := range findings {
		t.Errorf("%s\n%s", f, Excerpt(data, f))
	}
	if d == nil {
		t.FailNow()
	}
	return d
}

// facts reads a file of lines with fields between upright bars.
func facts(t *testing.T, name string) [][]string {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSuffix(line, "\n"); !strings.HasPrefix(line, "#") {
			rows = append(rows, strings.Split(line, "|"))
		}
	}
	return rows
}

func TestTheRerunAsksEveryQuestionOfTheStudyInItsWords(t *testing.T) {
	d := compiled(t, rerun)
	figures := map[string]string{} // item → figure
	for _, s := range d.Figures {
		figures[s.Item] = s.Key
	}
	rows := facts(t, "items.psv")
	if len(rows) != 129 {
		t.Fatalf("the study has 129 items, the list %d", len(rows))
	}
	items := d.Questionnaire.Items()
	if len(items) != len(rows) {
		t.Errorf("%d items instead of %d", len(items), len(rows))
	}
	for i, row := range rows {
		id, kind, number, parent, proposed, wording, options := row[0], row[1], row[2], row[3], row[4], row[5], row[6]
		it := d.Questionnaire.Item(id)
		if it == nil {
			t.Errorf("%s is missing", id)
			continue
		}
		if items[i] != it {
			t.Errorf("place %d: %s instead of %s", i+1, items[i].ID, id)
		}
		if it.Label != wording || it.CompanionOf != parent || it.Proposed != (proposed == "proposed") {
			t.Errorf("%s: label %q, companion of %q, proposed %v", id, it.Label, it.CompanionOf, it.Proposed)
		}
		if got := kindOfStudy(it); got != kind {
			t.Errorf("%s: kind %s instead of %s", id, got, kind)
		}
		if got := oldOptions(it); got != options {
			t.Errorf("%s: options\n%s instead of\n%s", id, got, options)
		}
		if number != "" && figures[id] != number {
			t.Errorf("%s: figure %q instead of %s", id, figures[id], number)
		}
	}
}

// kindOfStudy words the kind as the list of the study does.
func kindOfStudy(it *survey.Item) string {
	switch {
	case it.Kind == survey.KindMultiple && it.Option("other") != nil:
		return "multiple_other"
	case it.Kind == survey.KindRecords:
		return "longtext"
	}
	return string(it.Kind)
}

func oldOptions(it *survey.Item) string {
	var list []string
	for _, o := range it.Options {
		if !o.New {
			list = append(list, o.Key+"="+o.Label)
		}
	}
	return strings.Join(list, ";")
}

func TestProposedOptionsAreMarked(t *testing.T) {
	q := compiled(t, rerun).Questionnaire
	for _, it := range q.Items() {
		for _, o := range it.Options {
			proposed := strings.HasSuffix(it.ID, ".hindrances") && it.ID != "general.hindrances" ||
				strings.HasPrefix(it.ID, "general.funding_") ||
				it.ID == "egovernment.mobile_work.devices" ||
				it.ID == "egovernment.eakte.status" && o.Key == "no_topic"
			if o.Proposed != proposed {
				t.Errorf("%s %s: proposed %v", it.ID, o.Key, o.Proposed)
			}
		}
	}
}

func TestWhatTheEditionAddsIsMarkedAsNew(t *testing.T) {
	q := compiled(t, rerun).Questionnaire
	if (q.NoAnswer != survey.StateChoice{Label: "Keine Angabe", New: true}) ||
		(q.NoneOfThese != survey.StateChoice{Label: "Nichts davon", New: true}) {
		t.Errorf("states: %+v, %+v", q.NoAnswer, q.NoneOfThese)
	}
	var withText []string
	for _, it := range q.Items() {
		if it.NoAnswer != it.Kind.OneOption() || it.NoneOfThese != (it.Kind == survey.KindMultiple) {
			t.Errorf("%s offers Keine Angabe %v, Nichts davon %v", it.ID, it.NoAnswer, it.NoneOfThese)
		}
		for _, o := range it.Options {
			if o.New != o.Text || (o.Text && (o.Key != "other" || o.TextMax != 200)) {
				t.Errorf("%s: %+v", it.ID, o)
			}
			if o.Text {
				withText = append(withText, it.ID)
			}
		}
	}
	want := "[egovernment.portal.services egovernment.social_media.channels egovernment.cloud.uses]"
	if fmt.Sprint(withText) != want {
		t.Errorf("Sonstiges at %v", withText)
	}
}

func TestOnlyThePortalQuestionsHaveACondition(t *testing.T) {
	q := compiled(t, rerun).Questionnaire
	conditional := map[string]bool{"egovernment.portal.contents": true, "egovernment.portal.services": true,
		"egovernment.open_data.applications": true}
	finished := &survey.Condition{Item: "egovernment.portal.status", In: []string{"completed"}}
	for _, it := range q.Items() {
		if conditional[it.ID] {
			if !reflect.DeepEqual(it.ShowIf, finished) {
				t.Errorf("%s: %+v", it.ID, it.ShowIf)
			}
		} else if it.ShowIf != nil || it.Page.ShowIf != nil || it.Page.Section.ShowIf != nil {
			t.Errorf("%s has a condition", it.ID)
		}
	}
}

func TestEveryAreaOffersFehlanzeige(t *testing.T) {
	pages := 0
	for _, p := range compiled(t, rerun).Questionnaire.Pages() {
		if p.Absence == nil {
			continue
		}
		pages++
		prefix := p.Section.Key + "." + p.Key + "."
		want := []survey.AbsenceAnswer{
			{Item: prefix + "projects_status", Value: survey.Choose("no_topic")},
			{Item: prefix + "projects", Value: survey.Value{None: true}},
		}
		if !reflect.DeepEqual(p.Absence.Answers, want) {
			t.Errorf("%s: %+v", p.Key, p.Absence.Answers)
		}
	}
	if pages != 8 {
		t.Errorf("%d pages with Fehlanzeige", pages)
	}
}

func TestGoodPracticeIsARecordWithAPersonalContact(t *testing.T) {
	records := 0
	for _, it := range compiled(t, rerun).Questionnaire.Items() {
		if it.Kind != survey.KindRecords {
			continue
		}
		records++
		var columns []string
		for _, c := range it.Columns {
			columns = append(columns, fmt.Sprintf("%s %s %d %v", c.Key, c.Kind, c.MaxLength, c.Personal))
		}
		want := "[title text 200 false done longtext 4000 false link url 500 false contact text 200 true publish single 0 false]"
		if fmt.Sprint(columns) != want || it.MaxRecords != 10 || it.Columns[3].Hint == "" {
			t.Errorf("%s: %v, %d records", it.ID, columns, it.MaxRecords)
		}
	}
	if records != 9 {
		t.Errorf("%d items with records", records)
	}
}

func TestBothDefinitionsHaveEveryFigureOnce(t *testing.T) {
	var want []string
	for i := 1; i <= 53; i++ {
		want = append(want, strconv.Itoa(i))
	}
	want = append(want, "A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8")
	for _, name := range []string{rerun, reconstruction} {
		var got, without []string
		for _, s := range compiled(t, name).Figures {
			got = append(got, s.Key)
			if s.Item == "" {
				without = append(without, s.Key)
			}
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v", name, got)
		}
		if expect := map[string]string{rerun: "[]", reconstruction: "[8 12 16 20 24 28 32 44 50 53 A8]"}[name]; fmt.Sprint(without) != expect {
			t.Errorf("%s: without an item %v", name, without)
		}
	}
}

// The grades as read from the study: the nine lists of hindrances are lost with
// their charts, four more charts and two tables leave the list of answers open;
// "Sonstiges" and one "kein Thema" are new; the words of three tables are ours.
func TestEveryFigureOfTheRerunHasItsGrade(t *testing.T) {
	want := map[string]figure.Comparison{"A3": figure.WordingChanged, "A4": figure.WordingChanged, "A5": figure.WordingChanged}
	for _, key := range []string{"4", "8", "12", "16", "20", "24", "28", "32", "53", "6", "10", "39", "44", "A1", "A2", "33", "49", "A6", "A7", "A8"} {
		want[key] = figure.OptionsChanged
	}
	published := published2018(t)
	for _, s := range compiled(t, rerun).Figures {
		grade := cmp.Or(want[s.Key], figure.Identical)
		if s.Comparison != grade {
			t.Errorf("figure %s: %s, want %s", s.Key, s.Comparison, grade)
		}
		if grade == figure.Identical && !published.ByKey(s.Key).OptionsComplete {
			t.Errorf("figure %s: its answers of 2017 are not known to be all", s.Key)
		}
	}
}

func TestTheReconstructionGradesWhatTheStudyPrints(t *testing.T) {
	want := map[string]figure.Comparison{"4": figure.OptionsChanged, "A7": figure.OptionsChanged}
	for _, key := range []string{"A1", "A2", "A3", "A4", "A5", "A6"} {
		want[key] = figure.WordingChanged
	}
	for _, s := range compiled(t, reconstruction).Figures {
		grade := cmp.Or(want[s.Key], figure.Identical)
		if s.Item == "" {
			grade = figure.Dropped
		}
		if s.Comparison != grade {
			t.Errorf("figure %s: %s, want %s", s.Key, s.Comparison, grade)
		}
	}
}

func TestWhatTheDefinitionSaysOfAFigureIsKept(t *testing.T) {
	text := strings.NewReplacer("                figure: 37\n", "                figure: {key: 37, title: Online-Portale, comparison: wording_changed, note: 2017 hieß es anders.}\n",
		"                figure: 36\n", "                figure: {key: 54, comparison: new}\n",
		"figures_of: 2018\n", "figures_of: 2018\npublished_only: [{key: 36, note: Die Vergabe ist abgeschlossen.}]\n").Replace(string(shipped(t, rerun)))
	d, findings := Compile(rerun, []byte(text))
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	got := map[string]figure.Spec{}
	for _, s := range d.Figures {
		got[s.Key] = s
	}
	if s := got["37"]; s.Title != "Online-Portale" || s.Comparison != figure.WordingChanged || s.Note != "2017 hieß es anders." {
		t.Errorf("%+v", s)
	}
	if s := got["36"]; s.Item != "" || s.Comparison != figure.Dropped || s.Note != "Die Vergabe ist abgeschlossen." {
		t.Errorf("%+v", s)
	}
	if s := got["54"]; s.Item != "egovernment.eprocurement.status" || s.Comparison != figure.Novel {
		t.Errorf("%+v", s)
	}
	text = Reading(d)
	for _, want := range []string{"  Überschrift: Online-Portale\n", "  Dazu: 2017 hieß es anders.\n", "  Vergleichbarkeit mit 2017: 2018 nicht veröffentlicht.\n",
		"Nur mit veröffentlichten Werten: Abbildung 36\n  Abbildung 36: Die Vergabe ist abgeschlossen.\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("the reading lacks %q", want)
		}
	}
}

func TestBasesFollowTheKindOfTheQuestion(t *testing.T) {
	for _, name := range []string{rerun, reconstruction} {
		d := compiled(t, name)
		for _, s := range d.Figures {
			if s.Item == "" {
				continue
			}
			want := "stacked answered []"
			if d.Questionnaire.Item(s.Item).Kind == survey.KindMultiple {
				want = "bars respondents [answered]"
			}
			switch s.Key {
			case "2", "14":
				want = "bars respondents [answered mentions]"
			case "A7":
				if name == reconstruction { // its other answer is not exactly known, so 100 % are all 146
					want = "stacked respondents []"
				}
			case "38", "39", "A6":
				want = "bars filtered [answered]"
				if s.Base.Label != "Landkreise mit abgeschlossenem Online-Portal (Kreisportale)" || s.Base.Filter == nil {
					t.Errorf("%s, figure %s: base %+v", name, s.Key, s.Base)
				}
			}
			if got := fmt.Sprint(s.Chart, " ", s.Base.Kind, " ", kinds(s.Readings)); got != want {
				t.Errorf("%s, figure %s: %s instead of %s", name, s.Key, got, want)
			}
		}
	}
}

func kinds(bases []figure.Base) []figure.BaseKind {
	list := []figure.BaseKind{}
	for _, b := range bases {
		list = append(list, b.Kind)
	}
	return list
}

func TestTheReconstructionHasExactlyWhatIsKnownOf2017(t *testing.T) {
	main, old := compiled(t, rerun).Questionnaire, compiled(t, reconstruction).Questionnaire
	known := map[string]bool{}
	for _, row := range facts(t, "known-2017.psv") {
		known[row[0]+" "+row[1]] = true
	}
	if len(known) != 142+25+1 { // figures, additional tables, the derived value
		t.Fatalf("%d known values", len(known))
	}
	for _, it := range old.Items() {
		same := main.Item(it.ID)
		if same == nil || same.Kind != it.Kind || same.Label != it.Label || same.Proposed != it.Proposed ||
			!reflect.DeepEqual(same.ShowIf, it.ShowIf) || same.CompanionOf != it.CompanionOf ||
			same.NoAnswer != it.NoAnswer || same.NoneOfThese != it.NoneOfThese {
			t.Errorf("%s differs from the re-run", it.ID)
			continue
		}
		for _, o := range it.Options {
			if !known[it.ID+" "+o.Key] {
				t.Errorf("%s %s has no known value", it.ID, o.Key)
			}
			delete(known, it.ID+" "+o.Key)
			if twin := same.Option(o.Key); twin == nil || twin.Label != o.Label || twin.Proposed != o.Proposed {
				t.Errorf("%s %s differs from the re-run", it.ID, o.Key)
			}
		}
	}
	for missing := range known {
		t.Errorf("%s is known and missing", missing)
	}
}

func TestTheOutlineOfTheRerunStaysAsReviewed(t *testing.T) {
	d := compiled(t, rerun)
	specs := map[string]figure.Spec{}
	for _, s := range d.Figures {
		specs[s.Item] = s
	}
	var b strings.Builder
	for _, p := range d.Questionnaire.Pages() {
		fmt.Fprintf(&b, "\n== %s %s / %s: %s\n", p.Section.Number, p.Section.Key, p.Key, p.Title)
		for _, it := range p.Items() {
			figure := specs[it.ID].Key
			if figure == "" {
				figure = "-"
			}
			fmt.Fprintf(&b, "%-8s %-9s %-4s %s", it.Number, it.Kind, figure, it.ID)
			for _, o := range it.Options {
				b.WriteString(" " + o.Key)
			}
			b.WriteString("\n")
		}
	}
	const golden = "testdata/outline.txt"
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("the outline has changed; look at it, then run with -update:\n%s", b.String())
	}
}

func TestPagesAreShort(t *testing.T) {
	q := compiled(t, rerun).Questionnaire
	if n := len(q.Pages()); n != 16 {
		t.Errorf("%d pages", n)
	}
	for _, p := range q.Pages() {
		questions := 0
		for _, it := range p.Items() {
			if it.CompanionOf == "" {
				questions++
			}
		}
		if questions == 0 || questions > 8 {
			t.Errorf("%s has %d questions", p.Key, questions)
		}
	}
}

func TestCompilingTwiceGivesTheSame(t *testing.T) {
	first, second := compiled(t, rerun), compiled(t, rerun)
	if !reflect.DeepEqual(first, second) || len(first.SHA256) != 64 {
		t.Error("two compilations of the same bytes differ")
	}
	changed, _ := Compile(rerun, append(shipped(t, rerun), "# Nachtrag\n"...))
	if changed == nil || changed.SHA256 == first.SHA256 {
		t.Error("other bytes are another edition")
	}
}

func TestThePublishedFiguresBelongToTheSameItems(t *testing.T) {
	published, err := LoadPublished(shipped(t, "published-2018.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	d := compiled(t, rerun)
	for _, s := range d.Figures {
		p := published.ByKey(s.Key)
		if p == nil || p.Item != s.Item {
			t.Errorf("figure %s: item %s, published %+v", s.Key, s.Item, p)
			continue
		}
		it := d.Questionnaire.Item(s.Item)
		for _, o := range p.Options {
			if it.Option(o.Key) == nil {
				t.Errorf("figure %s: the option %s is published and not asked", s.Key, o.Key)
			}
		}
		if topic := it.Topic.Number; topic != p.Topic {
			t.Errorf("figure %s: topic %s, published %s", s.Key, topic, p.Topic)
		}
	}
}

// A question whose answers are a named scale is to be read at one glance.
func TestAStatusQuestionTakesAtMostEightLines(t *testing.T) {
	questions := 0
	for _, block := range regexp.MustCompile(`(?m)^ *- id: .*\n(?: +(?:[a-z_]+:.*|- \{.*)\n)*`).FindAllString(string(shipped(t, rerun)), -1) {
		if !strings.Contains(block, "kind: single\n") {
			continue
		}
		questions++
		if lines := strings.Count(block, "\n"); lines > 8 || !strings.Contains(block, "figure: ") {
			t.Errorf("%d lines, or not one question:\n%s", lines, block)
		}
	}
	if questions < 10 {
		t.Errorf("only %d questions were read", questions)
	}
}

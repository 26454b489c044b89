package form

import (
	"errors"
	"fmt"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"

	"kreisumfrage/internal/survey"
)

func TestDecodeReadsEachKind(t *testing.T) {
	with := func(key, text string, keys ...string) survey.Value {
		return survey.Value{Options: keys, Texts: map[string]string{key: text}}
	}
	for _, c := range []struct {
		name string
		post url.Values
		ref  survey.Ref
		want survey.Value
	}{
		{"single", form("v:x.status=4", "x.status=no"), at("x.status"), survey.Choose("no")},
		{"Keine Angabe", form("v:x.status=4", "x.status=!no_answer"), at("x.status"), survey.Value{NoAnswer: true}},
		{"single with a text", form("v:x.status=4", "x.status=other", "x.status:other= im Bau "), at("x.status"), with("other", "im Bau", "other")},
		{"scale", form("v:x.rating=4", "x.rating=high"), at("x.rating"), survey.Choose("high")},
		{"several ticks", form("v:x.areas=4", "x.areas=roads", "x.areas=health"), at("x.areas"), survey.Choose("health", "roads")},
		{"Sonstiges with its text", form("v:x.areas=4", "x.areas=other", "x.areas:other=Wald", "x.areas:late="), at("x.areas"), with("other", "Wald", "other")},
		{"Nichts davon", form("v:x.areas=4", "x.areas=!none"), at("x.areas"), survey.Value{None: true}},
		{"all boxes cleared", form("v:x.areas=4", "x.areas:other="), at("x.areas"), survey.Value{}},
		{"text trimmed", form("v:x.areas_note=4", "x.areas_note= \t Wald\u00a0"), at("x.areas_note"), survey.Write("Wald")},
		{"only blanks", form("v:x.areas_note=4", "x.areas_note= \r\n "), at("x.areas_note"), survey.Value{}},
		{"cleared text", form("v:x.areas_note=4", "x.areas_note="), at("x.areas_note"), survey.Value{}},
		{"line breaks of all systems", form("v:x.long=4", "x.long=a\r\nb\rc\nd"), at("x.long"), survey.Write("a\nb\nc\nd")},
		{"decomposed umlauts", form("v:x.long=4", "x.long=Bu\u0308ro"), at("x.long"), survey.Write("B\u00fcro")},
		{"invisible marks", form("v:x.long=4", "x.long=\ufeff\u202d+49 30\u202c\u200b"), at("x.long"), survey.Write("+49 30")},
		{"emoji joined of several", form("v:x.long=4", "x.long=👩‍👩‍👧"), at("x.long"), survey.Write("👩‍👩‍👧")},
		{"address", form("v:x.link=4", "x.link= https://www.kreis.de "), at("x.link"), survey.Write("https://www.kreis.de")},
		{"record", form("v:x.list#2=4", "x.list#2:title=A", "x.list#2:about=b\r\nc", "x.list#2:link=", "x.list#2:publish=no"), record(2), fields("title", "A", "about", "b\nc", "publish", "no")},
		{"emptied record", form("v:x.list#2=4", "x.list#2:title="), record(2), survey.Value{}},
	} {
		p := decode(t, c.post)
		if got := p.Answers[c.ref]; !got.Equal(c.want) || len(p.Problems) > 0 {
			t.Errorf("%s: %q with problems %v, want %q", c.name, got.Canonical(), p.Problems, c.want.Canonical())
		}
		if len(p.Answers) != 1 || len(p.Versions) != 1 || p.Versions[c.ref] != 4 {
			t.Errorf("%s: answers %v, versions %v", c.name, p.Answers, p.Versions)
		}
	}
}

func TestOnlyItemsWithAVersionTakePart(t *testing.T) {
	p := decode(t, form("v:x.long=0", "x.long=a", "_save=1", "_fertig=ja"))
	if len(p.Answers) != 1 {
		t.Errorf("answers %v", p.Answers)
	}
	if empty := decode(t, url.Values{}); len(empty.Answers) != 0 || len(empty.Changes()) != 0 {
		t.Errorf("an empty form answers %v", empty.Answers)
	}
}

func TestChangesStandInAFixedOrderWithTheirVersions(t *testing.T) {
	p := decode(t, form("v:x.list#3=7", "v:x.list#1=0", "x.list#1:title=A", "v:x.areas=2", "x.areas=roads", "v:x.long=1"))
	var got []string
	for _, c := range p.Changes() {
		got = append(got, fmt.Sprintf("%s#%d v%d %s", c.Item, c.Record, c.Version, c.Value.Canonical()))
	}
	want := []string{`x.areas#0 v2 {"options":["roads"]}`, `x.list#1 v0 {"fields":{"title":"A"}}`, `x.list#3 v7 `, `x.long#0 v1 `}
	if !slices.Equal(got, want) {
		t.Errorf("Changes:\n got %q\nwant %q", got, want)
	}
}

func TestWhatNoFormOfOursPostsIsInvalid(t *testing.T) {
	_, page := sample()
	for _, c := range [][]string{
		{"x.long=a"},                     // no version
		{"v:x.long=0", "x.areas=roads"},  // an item that takes no part
		{"v:x.long=0", "x.unknown=a"},    // unknown names
		{"v:x.unknown=0", "x.unknown=a"}, //
		{"v:=0"}, {"v:x.long#1=0"}, {"v:x.list=0"}, {"v:x.list#0=0"}, {"v:x.list#01=0"}, {"v:x.list#-1=0"}, {"v:x.list#a=0"}, {"v:x.list#=0"},
		{"v:x.long=-1"}, {"v:x.long=a"}, {"v:x.long="}, {"v:x.long=1.5"}, {"v:x.long=+1"}, {"v:x.long=99999999999999999999"}, {"v:x.long=4294967296"},
		{"v:x.list#4294967296=0"},
		{"v:x.long=0", "v:x.long=0"},                                     // twice
		{"v:x.long=0", "x.long=a", "x.long=b"},                           //
		{"v:x.status=0", "x.status=yes", "x.status=no"},                  //
		{"v:x.status=0", "x.status=yes", "x.status=!no_answer"},          //
		{"v:x.areas=0", "x.areas=roads", "x.areas=roads"},                //
		{"v:x.areas=0", "x.areas=!none", "x.areas=!none"},                //
		{"v:x.areas=0", "x.areas:other=a", "x.areas:other=b"},            //
		{"v:x.list#1=0", "x.list#1:title=a", "x.list#1:title=b"},         //
		{"v:x.status=0", "x.status=perhaps"},                             // unknown options
		{"v:x.status=0", "x.status="},                                    //
		{"v:x.status=0", "x.status=!none"},                               // not offered here
		{"v:x.areas=0", "x.areas=!no_answer"},                            //
		{"v:x.areas=0", "x.areas=cinema"},                                //
		{"v:x.areas=0", "x.areas:roads=a"},                               // an option without text
		{"v:x.list#1=0", "x.list#1:publish=perhaps"},                     //
		{"v:x.list#1=0", "x.list#1:price=1"},                             // unknown column
		{"v:x.list#1=0", "x.list#2:title=a"},                             // another record than the version's
		{"v:x.list#1=0", "x.list#1=a"},                                   //
		{"k:x.long@1=theirs"},                                            // decisions
		{"v:x.long=0", "k:x.long=mine"},                                  //
		{"v:x.long=0", "k:x.long@1=yours"},                               //
		{"v:x.long=0", "k:x.long@a=mine"},                                //
		{"v:x.long=0", "k:x.link@1=mine"},                                //
		{"v:x.long=0", "k:x.long@1=mine", "k:x.long@1=theirs"},           //
		{"v:x.long=0", "x.long=a", "X.LONG=b"}, {"v:x.long=0", "\xff=a"}, //
	} {
		if p, err := Decode(page, form(c...)); !errors.Is(err, survey.ErrInvalid) || p.Answers != nil {
			t.Errorf("%q: %+v, %v", c, p, err)
		}
	}
}

func TestARespondentsMistakesAreProblemsAndStayTyped(t *testing.T) {
	long := strings.Repeat("ä", 31)
	for _, c := range []struct {
		name string
		post url.Values
		want survey.Problem
		kept survey.Value
	}{
		{"text beside an unticked Sonstiges", form("v:x.areas=0", "x.areas=roads", "x.areas:other=Wald"),
			survey.Problem{Ref: at("x.areas"), Part: "other", Code: survey.TextWithoutOption},
			survey.Value{Options: []string{"roads"}, Texts: map[string]string{"other": "Wald"}}},
		{"exclusive beside another", form("v:x.areas=0", "x.areas=roads", "x.areas=all"),
			survey.Problem{Ref: at("x.areas"), Part: "all", Code: survey.ExclusiveOption}, survey.Choose("all", "roads")},
		{"Nichts davon beside a tick", form("v:x.areas=0", "x.areas=roads", "x.areas=!none"),
			survey.Problem{Ref: at("x.areas"), Code: survey.NoneWithOption}, survey.Value{Options: []string{"roads"}, None: true}},
		{"too long", form("v:x.long=0", "x.long="+long),
			survey.Problem{Ref: at("x.long"), Code: survey.TooLong, Limit: 30, Size: 31}, survey.Write(long)},
		{"NUL", form("v:x.long=0", "x.long=a\x00b"), survey.Problem{Ref: at("x.long"), Code: survey.ControlCharacter}, survey.Write("a\x00b")},
		{"broken UTF-8", form("v:x.long=0", "x.long=M\xfcller"), survey.Problem{Ref: at("x.long"), Code: survey.ControlCharacter}, survey.Write("M\xfcller")},
		{"no address", form("v:x.link=0", "x.link=kreis.de"), survey.Problem{Ref: at("x.link"), Code: survey.NotURL}, survey.Write("kreis.de")},
		{"no address in a record", form("v:x.list#2=0", "x.list#2:link=kreis.de"),
			survey.Problem{Ref: record(2), Part: "link", Code: survey.NotURL}, fields("link", "kreis.de")},
		{"a record too many", form("v:x.list#4=0", "x.list#4:title=D"),
			survey.Problem{Ref: record(4), Code: survey.TooManyRecords, Limit: 3}, fields("title", "D")},
	} {
		p := decode(t, c.post)
		if !reflect.DeepEqual(p.Problems, []survey.Problem{c.want}) {
			t.Errorf("%s: problems %+v, want %+v", c.name, p.Problems, c.want)
		}
		if got := p.Answers[c.want.Ref]; !got.Equal(c.kept) {
			t.Errorf("%s: kept %q, want %q", c.name, got.Canonical(), c.kept.Canonical())
		}
	}
}

func TestADecisionForTheStoredAnswerDropsWhatWasTyped(t *testing.T) {
	p := decode(t, form("v:x.long=1", "x.long="+strings.Repeat("a", 99), "k:x.long@3=theirs", "v:x.link=2", "x.link=kreis.de"))
	if !slices.Equal(p.Theirs, []survey.Ref{at("x.long")}) {
		t.Fatalf("Theirs = %v", p.Theirs)
	}
	if _, typed := p.Answers[at("x.long")]; typed || len(p.Changes()) != 1 || len(p.Problems) != 1 {
		t.Errorf("the dropped text is still there: %+v", p)
	}
	q, page := sample()
	st := State{Stored: stored(survey.Answers{at("x.long"): survey.Write("ihrer")}, 3), Posted: p.Answers, Versions: p.Versions, Problems: p.Problems}
	if f := find(t, Build(q, page, st), "x.long"); f.Text.Value != "ihrer" || f.Version != 3 {
		t.Errorf("the refused form shows %q in version %d", f.Text.Value, f.Version)
	}
}

func TestADecisionForMyOwnAnswerOverwritesTheVersionThatWasSeen(t *testing.T) {
	p := decode(t, form("v:x.list#2=1", "x.list#2:title=A", "k:x.list#2@3=mine"))
	if p.Versions[record(2)] != 3 || len(p.Theirs) != 0 || !p.Answers[record(2)].Equal(fields("title", "A")) {
		t.Errorf("decoded %+v", p)
	}
	if p := decode(t, form("v:x.long=1", "x.long=a")); p.Versions[at("x.long")] != 1 {
		t.Errorf("an undecided conflict lost its stale version: %v", p.Versions)
	}
}

func TestTheBodyLimitIsTwelveBytesForEachCharacterAnd64KB(t *testing.T) {
	_, page := sample()
	// x.status 20, x.areas 20+20, note 10, long 30, link 40, three records of 10+30+40, five numbers of 100
	if got, want := BodyLimit(page), int64((20+40+10+30+40+3*80+5*100)*12+65536); got != want {
		t.Errorf("BodyLimit = %d, want %d", got, want)
	}
	if got := BodyLimit(&survey.Page{}); got != 65536 {
		t.Errorf("an empty page may have %d bytes", got)
	}
}

func TestTheFullestPageStaysBelowItsBodyLimit(t *testing.T) {
	q, page := sample()
	page.Topics[1].Items[0].MaxLength = 20_000
	full := func(n int) string { return strings.Repeat("🦊", n) }
	a := survey.Answers{
		at("x.status"):     survey.Value{Options: []string{"other"}, Texts: map[string]string{"other": full(20)}},
		at("x.areas"):      survey.Value{Options: []string{"other", "late"}, Texts: map[string]string{"other": full(20), "late": full(20)}},
		at("x.areas_note"): survey.Write(full(10)), at("x.long"): survey.Write(full(20_000)), at("x.link"): survey.Write(full(40)),
	}
	for n := 1; n <= 3; n++ {
		a[record(n)] = fields("title", full(10), "about", full(30), "link", full(40), "publish", "yes")
	}
	body := post(Build(q, page, State{Stored: stored(a, 1)})).Encode()
	if limit := BodyLimit(page); int64(len(body)) > limit || len(body) < 12*20_000 {
		t.Errorf("the fullest page posts %d bytes, its limit is %d", len(body), limit)
	}
}

func TestManyThousandOptionsAreDecodedAtOnce(t *testing.T) {
	_, page := sample()
	it := page.Topics[0].Items[1]
	values := url.Values{"v:x.areas": {"0"}}
	for i := range 2000 {
		key := fmt.Sprintf("o%d", i)
		it.Options = append(it.Options, &survey.Option{Key: key, Label: key})
		values.Add("x.areas", key)
	}
	p, err := Decode(page, values)
	if err != nil || len(p.Answers[at("x.areas")].Options) != 2000 || len(p.Problems) > 0 {
		t.Errorf("%d options, %d problems, %v", len(p.Answers[at("x.areas")].Options), len(p.Problems), err)
	}
}

func FuzzDecode(f *testing.F) {
	for _, seed := range []string{
		"", "v:x.status=1&x.status=other&x.status:other=a", "v:x.areas=0&x.areas=all&x.areas=roads&x.areas:late=b&x.areas=%21none",
		"v:x.long=2&x.long=%00&k:x.long@3=mine", "v:x.long=2&k:x.long@3=theirs", "v:x.list%231=0&x.list%231:link=a&x.list%231:publish=no&v:x.list%239=0&x.list%239:title=z",
		"v:x.rating=0&x.rating=low", "v:x.link=0&x.link=%ff%fe", "v:x.list%231=0&v:x.list%233=4&x.list%233:title=a&_x=1", "v:=&k:=&%23=&:=",
		"v:x.teams=0&x.teams:infra=600&x.teams:apps=1,5&x.teams:total=1.000&v:check/many=0&check/many=0123456789abcdef",
		"v:x.teams=0&x.teams:apps=1.5&x.teams:total=x&x.teams=1", "v:x.split=3&x.split:own=91&x.split:foreign=9&k:x.split@2=mine&v:check/rated=1&check/rated=&v:check/own=0",
		"v:check/many=7&check/many=0123456789abcdef&k:check/many@8=theirs",
	} {
		f.Add(seed)
	}
	before := stored(survey.Answers{at("x.teams"): fields("infra", "400", "apps", "200"), at("x.status"): survey.Choose("yes")}, 1)
	q, _ := sample()
	for _, o := range Objections(q, State{Stored: before}) {
		f.Add(o.VersionName + "=0&" + o.Name + "=" + o.Confirm.Value)
	}
	f.Fuzz(func(t *testing.T, body string) {
		values, _ := url.ParseQuery(body)
		q, page := sample()
		p, err := Decode(page, values)
		if err != nil {
			if !errors.Is(err, survey.ErrInvalid) {
				t.Errorf("%q: %v", body, err)
			}
			return
		}
		again := Build(q, page, State{Stored: before, Posted: p.Answers, Typed: p.Typed, Versions: p.Versions, Problems: p.Problems})
		ids := controls(again)
		for _, problem := range Summary(q, p.Problems) {
			if !slices.Contains(ids, strings.TrimPrefix(problem.Href, "#")) {
				t.Errorf("%q: the summary leads to %s, which is not on the page", body, problem.Href)
			}
		}
		back, err := Decode(page, post(again))
		if err != nil {
			t.Fatalf("%q: shown and posted again: %v", body, err)
		}
		for ref, v := range p.Answers {
			if _, confirmation := ref.ConfirmedCheck(); confirmation && back.Answers[ref].IsEmpty() {
				continue // it was for other values, or nothing is to be confirmed any more
			}
			if !back.Answers[ref].Equal(v) || back.Versions[ref] != p.Versions[ref] {
				t.Errorf("%q: %v came back as %q in version %d", body, ref, back.Answers[ref].Canonical(), back.Versions[ref])
			}
		}
	})
}

func TestAChosenRadioButtonCanBeTakenBack(t *testing.T) {
	_, page := sample()
	posted, err := Decode(page, url.Values{"v:x.status": {"1"}, "x.status": {"!leer"}})
	if err != nil || len(posted.Problems) > 0 {
		t.Fatalf("%v, %v", posted.Problems, err)
	}
	if v := posted.Answers[survey.Ref{Item: "x.status"}]; !v.IsEmpty() {
		t.Errorf("the answer is %s", v.Canonical())
	}
}

package figure_test

import (
	"fmt"
	"math"
	"os"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"kreisumfrage/internal/figure"
	"kreisumfrage/internal/instrument"
	"kreisumfrage/internal/survey"
)

func study(t testing.TB) *figure.Published {
	t.Helper()
	data, err := os.ReadFile("../../questionnaire/published-2018.yaml")
	if err != nil {
		t.Fatal(err)
	}
	p, err := instrument.LoadPublished(data)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// edition is the questionnaire of the reconstructed wave with its figures.
func edition(t testing.TB) (*survey.Questionnaire, []figure.Spec) {
	t.Helper()
	const file = "rekonstruktion-2017.yaml"
	data, err := os.ReadFile("../../questionnaire/" + file)
	if err != nil {
		t.Fatal(err)
	}
	d, findings := instrument.Compile(file, data)
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	return d.Questionnaire, d.Figures
}

func reconstructed(t testing.TB) ([]figure.Table, []survey.Submission) {
	t.Helper()
	p := study(t)
	q, specs := edition(t)
	subs, err := figure.Reconstruct(q, specs, p, 2018)
	if err != nil {
		t.Fatal(err)
	}
	return figure.ComputeAll(q, specs, p, subs), subs
}

// unreproduced is every published exact value that the reconstruction does not
// give back, or only against other print of the study.
var unreproduced = []string{
	"14 open_data_geo 72",
	"18 coworking 3.5",
	"27 municipal 51",
	"50 very_large+rather_large 43",
}

func TestEveryPublishedPercentIsReproducedOrListedWithItsReason(t *testing.T) {
	tables, _ := reconstructed(t)
	list := figure.ListUnreproduced(tables)
	var got []string
	for _, u := range list {
		got = append(got, fmt.Sprint(u.Figure, " ", u.Option, " ", u.Percent))
		if len(u.Reason) < 40 {
			t.Errorf("figure %s: reason %q", u.Figure, u.Reason)
		}
	}
	if !reflect.DeepEqual(got, unreproduced) {
		t.Errorf("not reproduced: %q, want %q", got, unreproduced)
	}
	figures, extra, missed := 0, 0, 0
	for _, table := range tables {
		for i, row := range table.Rows {
			if row.Published == nil || row.Published.Percent == nil {
				continue
			}
			if strings.HasPrefix(table.Spec.Key, "A") {
				extra++
			} else {
				figures++
			}
			// rounding of its own: percents of the study are whole but for one
			cell := table.Main.Cells[i]
			if math.Floor(100*float64(cell.Count)/float64(table.Main.N)+0.5) != *row.Published.Percent {
				missed++
				if table.Spec.Key != "18" || row.Key != "coworking" {
					t.Errorf("figure %s, %s: %d of %d, published %v", table.Spec.Key, row.Key, cell.Count, table.Main.N, *row.Published.Percent)
				}
			}
		}
	}
	if figures != 142 || extra != 25 || missed != 1 {
		t.Errorf("%d + %d exact percents compared, %d missed; want 142 + 25 and 1", figures, extra, missed)
	}
}

func TestReasonsAreWorkedOutFromTheNumbers(t *testing.T) {
	tables, _ := reconstructed(t)
	for _, u := range figure.ListUnreproduced(tables) {
		want := map[string]string{
			"14": "die Achse des gedruckten Diagramms endet bei 30 %",
			"18": "3,5 % kann bei n = 146 aus keiner ganzen Anzahl entstehen: 5 sind 3,4 %, 6 sind 4,1 %.",
			"27": "Der Text nennt 51 %, die Abbildung 52 %",
			"50": "Kein einzelner Wert der Abbildung steht im Studientext",
		}[u.Figure]
		if !strings.Contains(u.Reason, want) {
			t.Errorf("figure %s: %q does not say %q", u.Figure, u.Reason, want)
		}
	}
}

func TestFigures2And14AgreeInBothReadings(t *testing.T) {
	tables, _ := reconstructed(t)
	// mentions of 9+31+41+66 = 147 and 105+28+13 = 146 ticks
	for key, want := range map[string]string{"2": "n=147: 9/6% 31/21% 41/28% 66/45%", "14": "n=146: 105/72% 28/19% 13/9%"} {
		for _, table := range tables {
			if table.Spec.Key != key {
				continue
			}
			mentions := table.Others[len(table.Others)-1]
			if mentions.Base.Kind != figure.Mentions || counts(mentions) != want || table.Main.N != 146 {
				t.Errorf("figure %s: %s of %s, want %s; n = %d", key, counts(mentions), mentions.Base.Label, want, table.Main.N)
			}
		}
	}
}

func TestPortalFiguresStandOn102Portals(t *testing.T) {
	tables, _ := reconstructed(t)
	want := map[string]string{"38": "n=102: 50/49% 43/42%", "39": "n=102: 47/46% 36/35% 30/29% 10/10%"}
	for _, table := range tables {
		w, ok := want[table.Spec.Key]
		if ok && (counts(table.Main) != w || table.Missing.NotShown != 44 || !strings.Contains(table.Main.Base.Label, "Kreisportale")) {
			t.Errorf("figure %s: %s, want %s; not shown %d, want 44", table.Spec.Key, counts(table.Main), w, table.Missing.NotShown)
		}
	}
}

func TestAllFiguresStandInTheStudysOrder(t *testing.T) {
	tables, _ := reconstructed(t)
	var keys []string
	for _, table := range tables {
		keys = append(keys, table.Spec.Key)
		checkTable(t, table)
	}
	var want []string
	for n := 1; n <= 53; n++ {
		want = append(want, fmt.Sprint(n))
	}
	want = append(want, "A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8")
	if !reflect.DeepEqual(keys, want) {
		t.Errorf("tables %q", keys)
	}
}

func TestReconstructionIsTheSameForTheSameSeedOnly(t *testing.T) {
	p := study(t)
	q, specs := edition(t)
	one, err := figure.Reconstruct(q, specs, p, 1)
	if err != nil {
		t.Fatal(err)
	}
	again, _ := figure.Reconstruct(q, specs, p, 1)
	other, _ := figure.Reconstruct(q, specs, p, 2)
	if !reflect.DeepEqual(one, again) {
		t.Error("the same seed drew other responses")
	}
	if reflect.DeepEqual(one, other) {
		t.Error("another seed drew the same responses")
	}
}

func TestReconstructionDrawsItemsIndependently(t *testing.T) {
	_, subs := reconstructed(t)
	// figures 5 and 9: 26 and 15 counties with finished projects; drawn in the
	// same order, all 15 would be among the 26
	both := 0
	for _, s := range subs {
		a := s.Answers()
		if a[survey.Ref{Item: "daseinsvorsorge.bildung.projects_status"}].Has("completed") &&
			a[survey.Ref{Item: "daseinsvorsorge.mobilitaet.projects_status"}].Has("completed") {
			both++
		}
	}
	if both > 10 {
		t.Errorf("%d of 15 counties have finished projects in both areas", both)
	}
}

func TestReconstructedResponsesStandForNoRealCounty(t *testing.T) {
	_, subs := reconstructed(t)
	if len(subs) != 146 {
		t.Fatalf("%d responses", len(subs))
	}
	first, last := subs[0], subs[145]
	if first.County.Key != "R001" || first.County.Name != "Rekonstruktion 001" || last.County.Key != "R146" || last.County.Name != "Rekonstruktion 146" {
		t.Errorf("counties %+v to %+v", first.County, last.County)
	}
	for _, s := range subs {
		if s.County.Land != "" || s.County.Columns != nil || s.Kind != survey.FromPublished || len(s.Rows) == 0 {
			t.Errorf("response %+v", s.County)
		}
	}
}

func TestReconstructedAnswersFitTheQuestionnaire(t *testing.T) {
	q, _ := edition(t)
	_, subs := reconstructed(t)
	for _, s := range subs {
		for ref, v := range s.Answers() {
			if problems := q.Item(ref.Item).Check(ref, v); len(problems) > 0 {
				t.Errorf("%s: %+v", s.County.Key, problems)
			}
		}
	}
}

func TestReconstructionRefusesAnEditionThatDoesNotMatch(t *testing.T) {
	p := study(t)
	for name, change := range map[string]func(*survey.Questionnaire){
		"an option whose value is unknown": func(q *survey.Questionnaire) {
			it := q.Item("egovernment.cloud.uses")
			it.Options = append(it.Options, &survey.Option{Key: "backup"})
		},
		"an option that was never published": func(q *survey.Questionnaire) {
			it := q.Item("general.strategy")
			it.Options = append(it.Options, &survey.Option{Key: "new"})
		},
		"more answers than responses on the path": func(q *survey.Questionnaire) {
			q.Item("egovernment.eakte.status").ShowIf = &survey.Condition{Item: "egovernment.portal.status", In: []string{"no_topic"}}
		},
	} {
		q, specs := edition(t)
		change(q)
		if _, err := figure.Reconstruct(q, specs, p, 1); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// responses repeats the reconstructed ones: n counties with all of the study's answers.
func responses(b *testing.B, n int) (*survey.Questionnaire, []figure.Spec, []survey.Submission) {
	q, specs := edition(b)
	subs, err := figure.Reconstruct(q, specs, study(b), 1)
	if err != nil {
		b.Fatal(err)
	}
	all := make([]survey.Submission, n)
	for i := range all {
		all[i] = subs[i%len(subs)]
	}
	return q, specs, all
}

var sizes = []int{294, 11_000, 100_000}

// BenchmarkAllFigures makes all tables of responses that are in memory.
func BenchmarkAllFigures(b *testing.B) {
	published := study(b)
	for _, n := range sizes {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			q, specs, subs := responses(b, n)
			d := figure.Load(q, specs, subs)
			for b.Loop() {
				d.Tables(published)
			}
		})
	}
}

// BenchmarkLoad brings them there.
func BenchmarkLoad(b *testing.B) {
	for _, n := range sizes {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			q, specs, subs := responses(b, n)
			b.ReportAllocs()
			for b.Loop() {
				figure.Load(q, specs, subs)
			}
		})
	}
}

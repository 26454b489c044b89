package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// printedFigures is what machines read of "figures --json", written down here
// again so that no change of the format goes unnoticed.
type printedFigures struct {
	Wave, Title, Note string
	Responses         int
	Figures           []printedFigure
}

type printedFigure struct {
	Key, Title, Item string
	NoItem           bool `json:"no_item"`
	Base             struct{ Kind, Label string }
	N                int
	Options          []printedOption
	Combined         []struct {
		Keys       []string
		Published  float64
		Count      *int
		Percent    *float64
		Attainable bool
	}
	Readings []struct {
		Base   struct{ Kind string }
		N      int
		Shares []printedShare
	}
	Summary *struct {
		N   int
		Sum json.Number
	}
	Missing map[string]int
	Errata  []string
}

type printedShare struct {
	Count     *int
	Percent   *float64
	Rounded   *int
	Deviation *float64
}

type printedOption struct {
	Key, Label string
	printedShare
	Published     *float64
	PublishedText string `json:"published_text"`
	Attainable    bool
	Offered       bool
}

func (p printedFigures) figure(t *testing.T, key string) printedFigure {
	t.Helper()
	for _, f := range p.Figures {
		if f.Key == key {
			return f
		}
	}
	t.Fatalf("no figure %s", key)
	return printedFigure{}
}

func (f printedFigure) option(t *testing.T, key string) printedOption {
	t.Helper()
	for _, o := range f.Options {
		if o.Key == key {
			return o
		}
	}
	t.Fatalf("figure %s has no option %s", f.Key, key)
	return printedOption{}
}

func (db place) figures(t *testing.T, wave string) printedFigures {
	t.Helper()
	var set printedFigures
	d := json.NewDecoder(strings.NewReader(db.must(t, "figures", "--wave", wave, "--json")))
	if err := d.Decode(&set); err != nil {
		t.Fatal(err)
	}
	return set
}

// studyValue is one exact percent that the study prints.
type studyValue struct {
	figure, item, option string
	percent              float64
}

// studyValues reads the values as they were taken from the text of the study,
// apart from the product's own file of published results.
func studyValues(t *testing.T) []studyValue {
	t.Helper()
	file, err := os.Open("testdata/study-2018.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	r := csv.NewReader(file)
	r.Comma = ';'
	lines, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var values []studyValue
	for _, l := range lines[1:] {
		percent, err := strconv.ParseFloat(strings.Replace(l[3], ",", ".", 1), 64)
		if err != nil {
			t.Fatal(err)
		}
		values = append(values, studyValue{l[0], l[1], l[2], percent})
	}
	return values
}

// What the study prints and no 146 responses can give back, or not alone.
//
//   - Figure 18, coworking: 3.5 % of 146 would be 5.11 responses; 5 are 3.4 %,
//     6 are 4.1 %. The nearest count stands in the reconstruction.
//   - Figure 14, open_data_geo: the text says 72 %, the axis of the printed
//     diagram ends at 30 %. The text's value is reproduced, the diagram is not.
//   - Figure 27, municipal: the figure prints 52 %, the text 51 %. One count
//     cannot be both; the figure's value is reproduced.
//   - Figure 50: the text gives 43 % for two options together and no value of
//     any single one, so the reconstructed edition has no question for it.
//
// All other values come out exactly: rounded half up they are what is printed.
func TestTheReconstructedWaveGivesBackTheStudy(t *testing.T) {
	eitherDatabase(t, func(t *testing.T, db place) {
		p, st := db.store(t)
		facts, err := published()
		if err != nil {
			t.Fatal(err)
		}
		if err := addReconstruction(p.ctx, st, facts); err != nil {
			t.Fatal(err)
		}
		set := db.figures(t, reconstructionWave)
		t.Run("has every figure", func(t *testing.T) { hasEveryFigure(t, set) })
		t.Run("has every printed percent", func(t *testing.T) { hasEveryPercent(t, set) })
		t.Run("what cannot come out is told", func(t *testing.T) { tellsExceptions(t, set) })
		t.Run("two readings of figures 2 and 14", func(t *testing.T) { hasTwoReadings(t, set) })
		t.Run("values that are not printed are no zero", func(t *testing.T) { inventsNoZero(t, set) })
		t.Run("stands for no county", func(t *testing.T) { standsForNoCounty(t, db, set) })
		t.Run("reads as text, with base and n", func(t *testing.T) { readsAsText(t, db) })
	})
}

func hasEveryFigure(t *testing.T, set printedFigures) {
	var keys, want []string
	for _, f := range set.Figures {
		keys = append(keys, f.Key)
	}
	for n := range 53 {
		want = append(want, fmt.Sprint(n+1))
	}
	want = append(want, "A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8")
	if !slices.Equal(keys, want) || set.Responses != 146 {
		t.Errorf("%d responses, figures %q", set.Responses, keys)
	}
}

// portalFigures are counted on the 102 portals, as the text of the study says.
var portalFigures = []string{"38", "39", "A6"}

func hasEveryPercent(t *testing.T, set printedFigures) {
	printed := map[string]int{}
	compared := map[string]int{}
	for _, v := range studyValues(t) {
		kind := "figures"
		if strings.HasPrefix(v.figure, "A") {
			kind = "tables"
		}
		compared[kind]++
		printed[v.figure]++
		f := set.figure(t, v.figure)
		o := f.option(t, v.option)
		name := v.figure + " " + v.option
		n := 146
		if slices.Contains(portalFigures, v.figure) {
			n = 102
			contains(t, f.Base.Label, "Kreisportale")
		}
		if f.Item != v.item || f.N != n || !o.Offered || o.Count == nil || o.Percent == nil || o.Published == nil {
			t.Errorf("%s: of item %s, n = %d, %+v; want item %s, n = %d and a value", name, f.Item, f.N, o, v.item, n)
			continue
		}
		exact := 100 * float64(*o.Count) / float64(n)
		if *o.Published != v.percent || math.Abs(*o.Percent-exact) > 1e-9 || math.Abs(*o.Deviation-(exact-v.percent)) > 1e-9 {
			t.Errorf("%s: %d of %d is called %v, published %v, deviation %v; want %v, %v", name, *o.Count, n, *o.Percent, *o.Published, *o.Deviation, exact, v.percent)
		}
		if name == "18 coworking" {
			continue // told below
		}
		if rounded := (200**o.Count + n) / (2 * n); float64(rounded) != v.percent || *o.Rounded != rounded || !o.Attainable {
			t.Errorf("%s: %d of %d is %d %%, shown %d; the study prints %v %%", name, *o.Count, n, rounded, *o.Rounded, v.percent)
		}
	}
	if compared["figures"] != 142 || compared["tables"] != 25 {
		t.Errorf("compared %v, want 142 + 25", compared)
	}
	for _, f := range set.Figures {
		shown := 0
		for _, o := range f.Options {
			if o.Published != nil {
				shown++
			}
		}
		if shown != printed[f.Key] {
			t.Errorf("figure %s shows %d published values, the study prints %d", f.Key, shown, printed[f.Key])
		}
	}
}

func tellsExceptions(t *testing.T, set printedFigures) {
	coworking := set.figure(t, "18").option(t, "coworking")
	if *coworking.Count != 5 || *coworking.Published != 3.5 || coworking.Attainable {
		t.Errorf("figure 18: %+v, want 5 of 146 and that 3.5 %% cannot arise", coworking)
	}
	for key, says := range map[string]string{"14": "30", "27": "51"} {
		if errata := strings.Join(set.figure(t, key).Errata, " "); !strings.Contains(errata, says) {
			t.Errorf("errata of figure %s do not tell of %s: %s", key, says, errata)
		}
	}
	if f := set.figure(t, "27"); *f.option(t, "municipal").Rounded != 52 {
		t.Errorf("figure 27: %+v", f.option(t, "municipal"))
	}
	mobile := set.figure(t, "50")
	if !mobile.NoItem || len(mobile.Combined) != 1 || mobile.Combined[0].Published != 43 || mobile.Combined[0].Count != nil || mobile.Combined[0].Percent != nil {
		t.Errorf("figure 50: %+v", mobile)
	}
	// Sums that do come out: 9 + 54 + 61 = 124 of 146; 146 without the 34 of figure 52.
	for key, want := range map[string]float64{"1": 85, "52": 77} {
		c := set.figure(t, key).Combined
		if len(c) != 1 || c[0].Published != want || math.Floor(*c[0].Percent+0.5) != want {
			t.Errorf("figure %s: combined %+v, want %v", key, c, want)
		}
	}
	for _, f := range set.Figures {
		for _, o := range f.Options {
			if !o.Attainable && f.Key+o.Key != "18coworking" {
				t.Errorf("figure %s, %s: said to be impossible", f.Key, o.Key)
			}
		}
	}
}

// Both figures add up to 100 %: 9 + 31 + 41 + 66 = 147 and 105 + 28 + 13 = 146
// mentions give the same percents as the 146 respondents.
func hasTwoReadings(t *testing.T, set printedFigures) {
	for key, want := range map[string]struct {
		mentions int
		counts   map[string]int
	}{
		"2":  {147, map[string]int{"ambulatory_care": 9, "inpatient": 31, "telemedicine": 41, "rescue_service": 66}},
		"14": {146, map[string]int{"open_data_geo": 105, "smart_metering": 28, "sensor_systems": 13}},
	} {
		f := set.figure(t, key)
		last := f.Readings[len(f.Readings)-1]
		if f.Base.Kind != "respondents" || f.N != 146 || last.Base.Kind != "mentions" || last.N != want.mentions {
			t.Fatalf("figure %s: %s of %d and %s of %d", key, f.Base.Kind, f.N, last.Base.Kind, last.N)
		}
		for i, o := range f.Options {
			share := last.Shares[i]
			if *o.Count != want.counts[o.Key] || *share.Count != want.counts[o.Key] || float64(*share.Rounded) != *o.Published {
				t.Errorf("figure %s, %s: %d respondents, %d mentions of %d, published %v", key, o.Key, *o.Count, *share.Count, last.N, *o.Published)
			}
		}
	}
}

// withoutValues are the figures of which the study's text gives no exact value.
var withoutValues = []string{"8", "12", "16", "20", "24", "28", "32", "44", "50", "53", "A8"}

func inventsNoZero(t *testing.T, set printedFigures) {
	for _, f := range set.Figures {
		if f.NoItem != slices.Contains(withoutValues, f.Key) {
			t.Errorf("figure %s: no_item is %v", f.Key, f.NoItem)
		}
		if slices.Contains(withoutValues, f.Key) && f.N != 0 {
			t.Errorf("figure %s counts %d responses to a question that it does not have", f.Key, f.N)
		}
		for _, o := range f.Options {
			// The remainder of A4 is inferred: 100 without the three printed values.
			inferred := f.Key+o.Key == "A4participated"
			if o.Published == nil && !inferred && (o.Count != nil || o.Percent != nil || o.Rounded != nil || o.Deviation != nil) {
				t.Errorf("figure %s, %s: %+v where the study has no value", f.Key, o.Key, o)
			}
			if o.Published == nil && o.PublishedText == "" {
				t.Errorf("figure %s, %s: neither a published value nor a word about it", f.Key, o.Key)
			}
		}
	}
	if text := set.figure(t, "8").option(t, "broadband").PublishedText; !strings.Contains(text, "im Studientext nicht angegeben") {
		t.Errorf("figure 8 says %q", text)
	}
}

func standsForNoCounty(t *testing.T, db place, set printedFigures) {
	contains(t, set.Note, "Beispieldaten", "Rekonstruktion")
	_, st := db.store(t)
	w, err := st.Wave(t.Context(), reconstructionWave)
	if err != nil || !w.Reconstructed || w.Year != 2017 {
		t.Errorf("wave %+v, %v", w, err)
	}
	responses, err := st.Responses(t.Context(), wholeWave(reconstructionWave))
	if err != nil || len(responses) != 146 {
		t.Fatalf("%d responses, %v", len(responses), err)
	}
	for i, r := range responses {
		number := fmt.Sprintf("%03d", i+1)
		if c := r.County; c.Key != "R"+number || c.Name != "Rekonstruktion "+number || c.Land != "" || len(c.Columns) > 0 || !r.Counted() {
			t.Errorf("response %d: %+v", i+1, r)
		}
	}
}

func readsAsText(t *testing.T, db place) {
	out := db.must(t, "figures", "--wave", reconstructionWave)
	contains(t, out, "1 Verfügt Ihr Landkreis über eine eigene Digitalisierungsstrategie",
		"Basis: Landkreise mit Angabe zu dieser Frage, n = 146", "Kreisportale), n = 102",
		"    9     6 %  (2017: 6 %)  +0,2 Prozentpunkte  Ja, haben es bereits umgesetzt",
		"    5     3 %  (2017: 3,5 %)  −0,1 Prozentpunkte  Ansiedlung von Co-Working-Einrichtungen")
	if strings.Contains(out, "NaN") {
		t.Error("a share of nothing is printed")
	}
	db.on(t, "figures", "--wave", "1999", "--json").refused(t, 1, "gibt es nicht", "1999")
}

package fieldwork

import (
	"slices"
	"strings"
	"testing"
	"time"

	"kreisumfrage/internal/survey"
)

// frame is a small field: 3 counties in Bayern, 2 in Niedersachsen, 3 elsewhere.
func frame() []survey.Response {
	day := func(d int) time.Time { return time.Date(2026, 11, d, 9, 0, 0, 0, time.UTC) }
	of := func(key, name, land string, d survey.Disposition, submissions int, active time.Time) survey.Response {
		return survey.Response{County: survey.County{Key: key, Name: name, Land: land}, Disposition: d,
			Submissions: submissions, LastActivity: active}
	}
	return []survey.Response{
		of("09271", "Landkreis Deggendorf", "Bayern", survey.Submitted, 1, day(3)),
		of("09172", "Landkreis Berchtesgadener Land", "Bayern", survey.Returned, 2, day(9)),
		of("09190", "Landkreis Weilheim-Schongau", "Bayern", survey.NotStarted, 0, time.Time{}),
		of("03241", "Region Hannover", "Niedersachsen", survey.InProgress, 0, day(5)),
		of("03257", "Landkreis Schaumburg", "Niedersachsen", survey.ForRelease, 0, day(7)),
		of("01056", "Kreis Pinneberg", "Schleswig-Holstein", survey.Refused, 0, time.Time{}),
		of("08115", "Landkreis Böblingen", "Baden-Württemberg", survey.Submitted, 1, day(1)),
		of("08317", "Ortenaukreis", "Baden-Württemberg", survey.NotStarted, 0, time.Time{}),
	}
}

func TestOverviewCountsEveryCountyOnce(t *testing.T) {
	o := Count(frame(), Rate{146, 294})
	got := [...]int{o.Frame, o.Sent, o.Underway, o.Untouched, o.Declined}
	if want := [...]int{8, 3, 2, 2, 1}; got != want {
		t.Errorf("frame, sent, underway, untouched, declined = %v, want %v", got, want)
	}
	if o.Rate() != (Rate{3, 8}) || o.Rate().Tenths() != 375 {
		t.Errorf("rate %v, %d tenths; 3 of 8 are 37.5 %%", o.Rate(), o.Rate().Tenths())
	}
	if o.Share(Underway) != (Rate{2, 8}) || o.Share(Declined) != (Rate{1, 8}) {
		t.Errorf("shares %v, %v", o.Share(Underway), o.Share(Declined))
	}
	for d, want := range map[survey.Disposition]int{survey.Submitted: 2, survey.Returned: 1, survey.NotStarted: 2,
		survey.InProgress: 1, survey.ForRelease: 1, survey.Refused: 1} {
		if o.Dispositions[d] != want {
			t.Errorf("%s: %d, want %d", d, o.Dispositions[d], want)
		}
	}
	if o.Comparison.Tenths() != 497 || o.Comparison.Percent() != 50 {
		t.Errorf("146 of 294 = %d tenths, %d percent", o.Comparison.Tenths(), o.Comparison.Percent())
	}
}

func TestLandsAreSortedWithTheirOwnRates(t *testing.T) {
	var got []LandTotals
	for _, l := range Count(frame(), Rate{}).Lands {
		l.Dispositions = nil
		got = append(got, l)
	}
	want := []struct {
		land        string
		frame, sent int
	}{{"Baden-Württemberg", 2, 1}, {"Bayern", 3, 2}, {"Niedersachsen", 2, 0}, {"Schleswig-Holstein", 1, 0}}
	if len(got) != len(want) {
		t.Fatalf("%d Länder", len(got))
	}
	for i, w := range want {
		if got[i].Land != w.land || got[i].Rate() != (Rate{w.sent, w.frame}) {
			t.Errorf("%+v, want %+v", got[i], w)
		}
	}
}

func TestReconstructedFrameHasNoLands(t *testing.T) {
	o := Count([]survey.Response{{County: survey.County{Key: "R001"}, Disposition: survey.Submitted, Submissions: 1}}, Rate{})
	if len(o.Lands) != 0 || o.Rate() != (Rate{1, 1}) {
		t.Errorf("%+v", o)
	}
}

func TestSubmissionCountsWhateverTheDisposition(t *testing.T) {
	for _, d := range Dispositions {
		if got := StandingOf(survey.Response{Disposition: d, Submissions: 1}); got != Sent {
			t.Errorf("%s with a submission: %s", d, got)
		}
	}
	for d, want := range map[survey.Disposition]Standing{survey.NotStarted: Untouched, survey.InProgress: Underway,
		survey.ForRelease: Underway, survey.Refused: Declined} {
		if got := StandingOf(survey.Response{Disposition: d}); got != want {
			t.Errorf("%s: %s, want %s", d, got, want)
		}
	}
}

func TestRateIsRoundedHalfUp(t *testing.T) {
	for _, c := range []struct {
		rate            Rate
		tenths, percent int
	}{
		{Rate{0, 294}, 0, 0},
		{Rate{1, 294}, 3, 0}, // 0.340
		{Rate{147, 294}, 500, 50},
		{Rate{294, 294}, 1000, 100},
		{Rate{1, 8}, 125, 13}, // 12.5
		{Rate{1, 2000}, 1, 0}, // 0.05 → 0.1
		{Rate{1, 2001}, 0, 0}, // 0.04998
		{Rate{1, 200}, 5, 1},  // 0.5 → 1
		{Rate{0, 0}, 0, 0},
		{Rate{5, 0}, 0, 0},
	} {
		if got := c.rate.Tenths(); got != c.tenths {
			t.Errorf("%v: %d tenths, want %d", c.rate, got, c.tenths)
		}
		if got := c.rate.Percent(); got != c.percent {
			t.Errorf("%v: %d percent, want %d", c.rate, got, c.percent)
		}
	}
}

func TestListFiltersAndSorts(t *testing.T) {
	for _, c := range []struct {
		name   string
		filter Filter
		by     Order
		want   []string
	}{
		{"by name, umlauts with their letters", Filter{}, "",
			[]string{"01056", "09172", "08115", "09271", "03257", "09190", "08317", "03241"}},
		{"by key", Filter{Land: "Bayern"}, ByKey, []string{"09172", "09190", "09271"}},
		{"by Land", Filter{Standing: Sent}, ByLand, []string{"08115", "09172", "09271"}},
		{"by disposition", Filter{Text: "landkreis"}, ByDisposition, []string{"09190", "03257", "08115", "09271", "09172"}},
		{"latest activity first, none last", Filter{}, ByActivity,
			[]string{"09172", "03257", "03241", "09271", "08115", "01056", "09190", "08317"}},
		{"one disposition", Filter{Disposition: survey.Returned}, ByName, []string{"09172"}},
		{"text without umlaut", Filter{Text: " BOBLINGEN "}, ByName, []string{"08115"}},
		{"part of the key", Filter{Text: "0324"}, ByName, []string{"03241"}},
		{"parts together", Filter{Land: "Bayern", Text: "region"}, ByName, nil},
		{"backwards, ties by name as ever", Filter{Standing: Sent}, ByLand.Reversed(), []string{"09172", "09271", "08115"}},
		{"names backwards", Filter{Land: "Bayern"}, ByName.Reversed(), []string{"09190", "09271", "09172"}},
		{"there and back", Filter{Land: "Bayern"}, ByName.Reversed().Reversed(), []string{"09172", "09271", "09190"}},
		{"quiet since the 6th: the missing ones only", Filter{Quiet: "2026-11-06"}, ByKey, []string{"03241", "08317", "09190"}},
		{"quiet since the 5th: that day counts", Filter{Quiet: "2026-11-05"}, ByKey, []string{"08317", "09190"}},
		{"nothing answered in a section", Filter{Empty: "b", Begun: Begun{"03241": {"a": 2}, "03257": {"b": 1}}}, ByKey, []string{"03241", "08317", "09190"}},
		{"an unknown size class", Filter{Size: "unter 5", Limits: []int{5}}, ByKey, nil},
	} {
		var got []string
		for _, r := range List(frame(), c.filter, c.by) {
			got = append(got, r.County.Key)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestListLeavesItsSourceAlone(t *testing.T) {
	all := frame()
	List(all, Filter{}, ByKey)
	if all[0].County.Key != "09271" {
		t.Error("the given slice was sorted")
	}
}

func TestLandsNamesEachOnce(t *testing.T) {
	want := []string{"Baden-Württemberg", "Bayern", "Niedersachsen", "Schleswig-Holstein"}
	if got := Lands(frame()); !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
}

func TestPagesDoneCountsOnlyPagesOfTheEdition(t *testing.T) {
	q := survey.New("t", "T", []*survey.Section{{Pages: []*survey.Page{{Key: "a"}, {Key: "b"}, {Key: "c"}}}})
	r := survey.Response{PagesDone: map[string]survey.PageDone{"a": {}, "c": {}, "retired": {}}}
	if done, all := PagesDone(q, r); done != 2 || all != 3 {
		t.Errorf("%d of %d", done, all)
	}
}

func TestListsFollowTheShortNameOfTheFrame(t *testing.T) {
	of := func(key, name, short string) survey.Response {
		return survey.Response{County: survey.County{Key: key, Name: name, Columns: map[string]string{"short": short}}}
	}
	var got []string
	for _, r := range List([]survey.Response{
		of("1", "Region Hannover", "Hannover"), of("2", "Kreis Plön", "Plön"), of("3", "Landkreis Ahrweiler", "Ahrweiler"),
		of("4", "Kreis Pinneberg", "Pinneberg"), of("5", "Ortenaukreis", ""), of("6", "Zweiter Kreis", "Plön"),
		of("7", "Ärzte", ""),
	}, Filter{}, ByName) {
		got = append(got, r.County.Key)
	}
	if want := "3 7 1 5 4 2 6"; strings.Join(got, " ") != want {
		t.Errorf("%v, want %s", got, want)
	}
}

func TestDispositionsHaveTheirOneName(t *testing.T) {
	var got []string
	for _, d := range Dispositions {
		got = append(got, Label(d))
	}
	want := "nicht begonnen, in Bearbeitung, zur Freigabe, eingereicht, zurückgegeben, Teilnahme abgelehnt"
	if strings.Join(got, ", ") != want {
		t.Errorf("%v, want %s", got, want)
	}
}

func TestStandingsHaveAGermanName(t *testing.T) {
	for _, s := range Standings {
		if s.Label() == "" {
			t.Errorf("no name for %q", s)
		}
	}
}

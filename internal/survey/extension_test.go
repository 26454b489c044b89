package survey

import "testing"

func TestAnExtensionOrGraceWhicheverEndsLaterDecidesUntilWhenAResponseIsWritten(t *testing.T) {
	for _, c := range []struct {
		name   string
		grace  int
		until  Day
		last   Day // the first day on which nothing is taken any more
		counts int // days left on 25 November
	}{
		{"neither", 0, "", "2026-12-01", 6},
		{"grace", 5, "", "2026-12-06", 6},
		{"extension", 0, "2026-12-10", "2026-12-11", 16},
		{"extension behind grace", 5, "2026-12-10", "2026-12-11", 16},
		{"extension within grace", 5, "2026-12-03", "2026-12-06", 9},
		{"extension that ended before the wave", 5, "2026-11-20", "2026-12-06", 6},
	} {
		w := Wave{State: WaveOpen, FirstDay: "2026-11-01", LastDay: "2026-11-30", Grace: c.grace}.Extended(c.until)
		if got := DayOf(w.Until()); got != c.last || w.DaysLeft(Day("2026-11-25").Start()) != c.counts {
			t.Errorf("%s: until %s, %d days left", c.name, got, w.DaysLeft(Day("2026-11-25").Start()))
		}
		if again := w.Extended(c.until); again != w {
			t.Errorf("%s: extended twice, it is %+v", c.name, again)
		}
	}
	w := Wave{FirstDay: "2026-11-01", LastDay: "2026-11-30"}
	for day, want := range map[Day]bool{"2026-11-30": false, "2026-12-01": true, "2027-05-29": true, "2027-05-30": false, "": false} {
		if got := w.Extendable(day, Day("2026-11-16").Start()); got != want {
			t.Errorf("%s: %t", day, got)
		}
	}
	if w.Extendable("2026-12-05", Day("2026-12-06").Start()) {
		t.Error("an extension ends in the past")
	}
}

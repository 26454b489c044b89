package survey

import (
	"errors"
	"testing"
	"time"
)

func instant(t *testing.T, s string) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339, s)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func TestTheFieldPeriodEndsAtMidnightInBerlin(t *testing.T) {
	for _, c := range []struct {
		name                    string
		first, last             Day
		start, lastSecond, over string // UTC
	}{
		{"in summer", "2026-06-01", "2026-06-30", "2026-05-31T22:00:00Z", "2026-06-30T21:59:59Z", "2026-06-30T22:00:00Z"},
		{"in winter", "2026-11-01", "2026-11-30", "2026-10-31T23:00:00Z", "2026-11-30T22:59:59Z", "2026-11-30T23:00:00Z"},
		{"the day of 25 hours", "2026-10-25", "2026-10-25", "2026-10-24T22:00:00Z", "2026-10-25T22:59:59Z", "2026-10-25T23:00:00Z"},
		{"the day of 23 hours", "2027-03-28", "2027-03-28", "2027-03-27T23:00:00Z", "2027-03-28T21:59:59Z", "2027-03-28T22:00:00Z"},
		{"turn of the year", "2026-12-31", "2026-12-31", "2026-12-30T23:00:00Z", "2026-12-31T22:59:59Z", "2026-12-31T23:00:00Z"},
		{"no end in sight", "2026-01-01", "9999-12-31", "2025-12-31T23:00:00Z", "2300-01-01T00:00:00Z", "9999-12-31T23:00:00Z"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := Wave{State: WaveOpen, FirstDay: c.first, LastDay: c.last}
			if !w.End().Equal(instant(t, c.over)) {
				t.Errorf("End() = %s, want %s", w.End().UTC(), c.over)
			}
			start := instant(t, c.start)
			for at, want := range map[time.Time]bool{
				start.Add(-time.Nanosecond): false, start: true,
				instant(t, c.lastSecond): true, instant(t, c.over).Add(-time.Nanosecond): true, instant(t, c.over): false,
			} {
				if got := w.Open(at); got != want {
					t.Errorf("Open(%s) = %t", at, got)
				}
			}
		})
	}
}

func TestOnlyAnOpenWaveWithValidDaysTakesAnswers(t *testing.T) {
	now := instant(t, "2026-11-15T12:00:00Z")
	for _, w := range []Wave{
		{State: WaveDraft, FirstDay: "2026-11-01", LastDay: "2026-11-30"},
		{State: WaveClosed, FirstDay: "2026-11-01", LastDay: "2026-11-30"},
		{State: WaveOpen, FirstDay: "2026-11-01"},
		{State: WaveOpen, FirstDay: "2026-11-01", LastDay: "2026-11-31"},
		{},
	} {
		if w.Open(now) {
			t.Errorf("%+v is open", w)
		}
	}
}

func TestDaysLeftCountsCalendarDaysInBerlin(t *testing.T) {
	for _, c := range []struct {
		now  string
		last Day
		want int
	}{
		{"2026-10-24T21:59:59Z", "2026-10-25", 2}, // still the 24th
		{"2026-10-24T22:00:00Z", "2026-10-25", 1},
		{"2026-10-25T22:59:59Z", "2026-10-25", 1},
		{"2026-10-25T23:00:00Z", "2026-10-25", 0},
		{"2027-03-27T22:30:00Z", "2027-03-29", 3}, // the 27th, 28th and 29th
		{"2026-10-01T10:00:00Z", "2026-11-30", 61},
		{"2028-02-28T10:00:00Z", "2028-03-01", 3}, // a leap year
		{"2027-01-10T10:00:00Z", "2026-11-30", 0},
		{"2026-11-22T10:00:00Z", "9999-12-31", 2912118},
		{"2026-11-22T10:00:00Z", "", 0},
		{"2026-11-22T10:00:00Z", "2026-13-40", 0},
	} {
		if got := (Wave{LastDay: c.last}).DaysLeft(instant(t, c.now)); got != c.want {
			t.Errorf("on %s %d days are left to %s, want %d", c.now, got, c.last, c.want)
		}
	}
}

func TestDaysFollowTheCalendarOverChangesOfTheClock(t *testing.T) {
	for day, want := range map[Day]Day{
		"2026-10-24": "2026-10-25", "2026-10-25": "2026-10-26", "2027-03-27": "2027-03-28", "2027-03-28": "2027-03-29",
		"2026-12-31": "2027-01-01", "2028-02-28": "2028-02-29",
	} {
		if got := day.Next(); got != want {
			t.Errorf("after %s comes %s, want %s", day, got, want)
		}
		if got := want.Add(-1); got != day {
			t.Errorf("before %s comes %s, want %s", want, got, day)
		}
	}
	if got := Day("2026-10-01").Add(180); got != "2027-03-30" { // 31+30+31+31+28 days to 1 March, 29 more
		t.Errorf("180 days after 1 October 2026 is %s", got)
	}
	if got := Day("2026-10-25").Next().Start().Sub(Day("2026-10-25").Start()); got != 25*time.Hour {
		t.Errorf("25 October 2026 has %s", got)
	}
	if got := DayOf(instant(t, "2026-06-30T22:30:00Z")); got != "2026-07-01" {
		t.Errorf("half past midnight in Berlin is on %s", got)
	}
}

func TestParseDayRefusesWhatIsNoDay(t *testing.T) {
	if d, err := ParseDay("2028-02-29"); err != nil || d != "2028-02-29" {
		t.Errorf("29 February 2028: %q, %v", d, err)
	}
	for _, s := range []string{"", "2026-02-29", "2026-11-31", "2026-13-01", "2026-1-1", "30.11.2026", "2026-11-30 ", "2026-11-30T00:00:00Z", "10000-01-01"} {
		if d, err := ParseDay(s); !errors.Is(err, ErrInvalid) || d != "" {
			t.Errorf("ParseDay(%q) = %q, %v", s, d, err)
		}
	}
}

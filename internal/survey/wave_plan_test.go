package survey

import (
	"errors"
	"reflect"
	"testing"
)

func TestAWaveGoesFromStateToStateAndBackWithAReasonAlone(t *testing.T) {
	now := instant(t, "2026-11-15T12:00:00Z")
	for _, c := range []struct {
		from WaveState
		move WaveMove
		want error
	}{
		{WaveDraft, WaveMove{To: WaveOpen}, nil},
		{WaveDraft, WaveMove{To: WaveClosed}, ErrConflict},
		{WaveOpen, WaveMove{To: WaveClosed}, nil},
		{WaveOpen, WaveMove{To: WaveDraft, Reason: "Versehen"}, ErrConflict},
		{WaveOpen, WaveMove{To: WaveOpen}, ErrConflict},
		{WaveClosed, WaveMove{To: WaveEvaluated}, nil},
		{WaveClosed, WaveMove{To: WaveArchived}, ErrConflict},
		{WaveClosed, WaveMove{To: WaveOpen}, ErrInvalid},
		{WaveClosed, WaveMove{To: WaveOpen, Reason: " "}, ErrInvalid},
		{WaveClosed, WaveMove{To: WaveOpen, Reason: "Nachzügler"}, nil},
		{WaveClosed, WaveMove{To: WaveOpen, Reason: "Nachzügler", LastDay: "2026-11-14"}, ErrClosed},
		{WaveClosed, WaveMove{To: WaveOpen, Reason: "Nachzügler", LastDay: "2026-10-31"}, ErrInvalid},
		{WaveClosed, WaveMove{To: WaveOpen, Reason: "Nachzügler", LastDay: "2026-11-15"}, nil},
		{WaveEvaluated, WaveMove{To: WaveOpen, Reason: "Nachzügler"}, ErrConflict},
		{WaveEvaluated, WaveMove{To: WaveClosed}, ErrInvalid},
		{WaveEvaluated, WaveMove{To: WaveClosed, Reason: "Fehler"}, nil},
		{WaveEvaluated, WaveMove{To: WaveArchived}, nil},
		{WaveArchived, WaveMove{To: WaveEvaluated, Reason: "doch nicht"}, ErrConflict},
		{WaveArchived, WaveMove{To: WaveOpen, Reason: "doch nicht"}, ErrConflict},
	} {
		w := Wave{State: c.from, FirstDay: "2026-11-01", LastDay: "2026-11-30"}
		moved, err := w.Moved(c.move, now)
		if !errors.Is(err, c.want) || err == nil && moved.State != c.move.To {
			t.Errorf("from %s by %+v: %s, %v", c.from, c.move, moved.State, err)
		}
	}
	if _, err := (Wave{State: WaveClosed, Reconstructed: true}).Moved(WaveMove{To: WaveEvaluated}, now); !errors.Is(err, ErrConflict) {
		t.Errorf("a reconstruction: %v", err)
	}
}

func TestDaysOfGraceTakeAnswersAndShowThemAsLate(t *testing.T) {
	w := Wave{State: WaveOpen, FirstDay: "2026-11-01", LastDay: "2026-11-30", Grace: 3} // until 3 December, 24:00
	for at, want := range map[string]struct{ open, late, ended bool }{
		"2026-11-30T22:59:59Z": {true, false, false},
		"2026-11-30T23:00:00Z": {true, true, false},
		"2026-12-03T22:59:59Z": {true, true, false},
		"2026-12-03T23:00:00Z": {false, true, true},
	} {
		now := instant(t, at)
		if w.Open(now) != want.open || w.Late(now) != want.late || w.Ended(now) != want.ended {
			t.Errorf("%s: open %t, late %t, ended %t", at, w.Open(now), w.Late(now), w.Ended(now))
		}
	}
	w.State = WaveClosed
	if w.Ended(instant(t, "2026-12-24T12:00:00Z")) {
		t.Error("a closed wave waits to be closed")
	}
}

func TestAPlanChangesNothingThatARunningWaveRestsOn(t *testing.T) {
	before := WavePlan{Title: "X", Year: 2026, Login: LoginLetter, FirstDay: "2026-11-01", LastDay: "2026-11-30", WaveSettings: DefaultWaveSettings}
	all := before
	all.Title, all.Year, all.Login, all.FirstDay, all.LastDay, all.Earlier, all.Target, all.Grace =
		"Y", 2027, LoginMail, "2026-10-01", "2026-12-31", "2024", 70, 2
	shorter, today, lessGrace := before, before, before
	shorter.LastDay, today.LastDay, lessGrace.Grace = "2026-11-14", "2026-11-15", 0
	for _, c := range []struct {
		name  string
		state WaveState
		now   string
		next  WavePlan
		want  []PlanPart
	}{
		{"a draft", WaveDraft, "2026-11-15T12:00:00Z", all, nil},
		{"open", WaveOpen, "2026-11-15T12:00:00Z", all, []PlanPart{PlanYear, PlanLogin, PlanFirstDay, PlanEarlier}},
		{"closed", WaveClosed, "2026-11-15T12:00:00Z", all, []PlanPart{PlanYear, PlanLogin, PlanFirstDay, PlanEarlier, PlanLastDay, PlanGrace}},
		{"ends yesterday", WaveOpen, "2026-11-15T12:00:00Z", shorter, []PlanPart{PlanLastDay}},
		{"ends today", WaveOpen, "2026-11-15T12:00:00Z", today, nil},
		{"over, and nothing about it changes", WaveOpen, "2026-12-15T12:00:00Z", before, nil},
	} {
		w := Wave{State: c.state, FirstDay: before.FirstDay, LastDay: before.LastDay}
		if got := w.Breaks(before, c.next, instant(t, c.now)); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
	withGrace := before
	withGrace.Grace = 5
	w := Wave{State: WaveOpen, FirstDay: before.FirstDay, LastDay: before.LastDay, Grace: 5}
	if got := w.Breaks(withGrace, lessGrace, instant(t, "2026-12-02T12:00:00Z")); !reflect.DeepEqual(got, []PlanPart{PlanGrace}) {
		t.Errorf("grace that runs is taken back: %v", got)
	}
	if before.Digest() == withGrace.Digest() || before.Digest() != today.Digest() && today.LastDay == before.LastDay {
		t.Error("digests do not tell plans apart")
	}
}

func TestSettingsOutsideTheirBoundsAreRefused(t *testing.T) {
	if err := DefaultWaveSettings.Check(); err != nil {
		t.Error(err)
	}
	for name, spoil := range map[string]func(*WaveSettings){
		"no target":         func(s *WaveSettings) { s.Target = 0 },
		"target over all":   func(s *WaveSettings) { s.Target = 101 },
		"negative grace":    func(s *WaveSettings) { s.Grace = -1 },
		"long grace":        func(s *WaveSettings) { s.Grace = 61 },
		"no pause":          func(s *WaveSettings) { s.ReminderPause = 0 },
		"no mails":          func(s *WaveSettings) { s.MailsPerHour = 0 },
		"limits fall":       func(s *WaveSettings) { s.SizeLimits = []int{200, 100} },
		"limit twice":       func(s *WaveSettings) { s.SizeLimits = []int{100, 100} },
		"limit of nobody":   func(s *WaveSettings) { s.SizeLimits = []int{0} },
		"limit of everyone": func(s *WaveSettings) { s.SizeLimits = []int{90_000_000} },
		"ten limits":        func(s *WaveSettings) { s.SizeLimits = []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10} },
	} {
		s := DefaultWaveSettings
		if spoil(&s); !errors.Is(s.Check(), ErrInvalid) {
			t.Errorf("%s: %v", name, s.Check())
		}
	}
}

func TestKeysOfWavesFitIntoAddresses(t *testing.T) {
	for key, want := range map[string]bool{
		"2026": true, "it-personal-2027": true, "": false, "Welle": false, "2026/1": false, "ä": false, "2026 1": false,
		"anmelden": false, "erhebungen": false, "fragebogen": false, "1234567890123456789012345678901234567890": true, "12345678901234567890123456789012345678901": false,
	} {
		if ValidWaveKey(key) != want {
			t.Errorf("%q: %t", key, !want)
		}
	}
}

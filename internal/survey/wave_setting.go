package survey

import (
	"fmt"
	"slices"
)

// WaveSettings is what the DLT decides for one wave.
type WaveSettings struct {
	Target        int   // response rate aimed at, in percent
	SizeLimits    []int // inhabitants, growing: a size class begins at each of them
	Grace         int   // days after the last day in which answers are still taken
	ReminderPause int   // least days between two reminders to one county
	MailsPerHour  int
	Benchmark     bool // a county gets its values beside those of others
}

// DefaultWaveSettings hold until somebody decides otherwise.
var DefaultWaveSettings = WaveSettings{Target: 60, SizeLimits: []int{100_000, 150_000, 200_000, 300_000}, ReminderPause: 7, MailsPerHour: 300, Benchmark: true}

// Bounds of the settings.
const (
	MaxGrace        = 60
	MaxPause        = 60
	MaxMailsPerHour = 10_000
	MaxSizeLimits   = 9
	MaxInhabitants  = 10_000_000
)

// Check returns the first value that does not fit as an ErrInvalid.
func (s WaveSettings) Check() error {
	for _, v := range []struct {
		name             string
		value, low, high int
	}{
		{"target", s.Target, 1, 100}, {"grace", s.Grace, 0, MaxGrace}, {"reminder pause", s.ReminderPause, 1, MaxPause},
		{"mails per hour", s.MailsPerHour, 1, MaxMailsPerHour}, {"size limits", len(s.SizeLimits), 0, MaxSizeLimits},
	} {
		if v.value < v.low || v.value > v.high {
			return fmt.Errorf("%s %d: %w", v.name, v.value, ErrInvalid)
		}
	}
	for i, limit := range s.SizeLimits {
		if limit < 1 || limit > MaxInhabitants || i > 0 && limit <= s.SizeLimits[i-1] {
			return fmt.Errorf("size limit %d: %w", limit, ErrInvalid)
		}
	}
	return nil
}

// Equal reports whether both decide the same.
func (s WaveSettings) Equal(o WaveSettings) bool {
	limits := slices.Equal(s.SizeLimits, o.SizeLimits)
	return limits && s.Target == o.Target && s.Grace == o.Grace && s.ReminderPause == o.ReminderPause &&
		s.MailsPerHour == o.MailsPerHour && s.Benchmark == o.Benchmark
}

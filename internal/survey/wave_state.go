package survey

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// WaveState is where a wave stands in its life.
type WaveState string

// The states of a wave, in their order.
const (
	WaveDraft     WaveState = "draft"
	WaveOpen      WaveState = "open"
	WaveClosed    WaveState = "closed"
	WaveEvaluated WaveState = "evaluated" // the figures are final
	WaveArchived  WaveState = "archived"  // read and exported, never changed
)

// followers are the states into which a wave may be moved. Into an earlier one
// it is moved with a reason alone.
var followers = map[WaveState][]WaveState{
	WaveDraft:     {WaveOpen},
	WaveOpen:      {WaveClosed},
	WaveClosed:    {WaveEvaluated, WaveOpen},
	WaveEvaluated: {WaveArchived, WaveClosed},
}

// Back reports whether the one comes before the other.
func (s WaveState) Back(to WaveState) bool {
	order := []WaveState{WaveDraft, WaveOpen, WaveClosed, WaveEvaluated, WaveArchived}
	return slices.Index(order, to) < slices.Index(order, s)
}

// Over reports whether the fieldwork has ended.
func (s WaveState) Over() bool { return s == WaveClosed || s == WaveEvaluated || s == WaveArchived }

// WaveMove asks to move a wave into another state.
type WaveMove struct {
	To      WaveState
	Reason  string
	LastDay Day // of a wave that is opened again; empty: as before
}

// WaveStage is a state that a wave has reached.
type WaveStage struct {
	State  WaveState
	Time   time.Time
	Actor  string // random id
	Reason string
}

// Followers are the states into which the wave may be moved.
func (w Wave) Followers() []WaveState {
	if w.Reconstructed && w.State.Over() {
		return nil
	}
	return followers[w.State]
}

// Moved is the wave after the move: ErrConflict where its state does not lead
// there, ErrInvalid without the reason for a way back, ErrClosed where a wave
// that is opened again would take no answers.
func (w Wave) Moved(m WaveMove, now time.Time) (Wave, error) {
	if !slices.Contains(w.Followers(), m.To) {
		return w, fmt.Errorf("from %s to %s: %w", w.State, m.To, ErrConflict)
	}
	back := w.State.Back(m.To)
	if back && strings.TrimSpace(m.Reason) == "" {
		return w, fmt.Errorf("back from %s without a reason: %w", w.State, ErrInvalid)
	}
	w.State = m.To
	if !back || m.To != WaveOpen {
		return w, nil
	}
	if m.LastDay != "" {
		w.LastDay = m.LastDay
	}
	if w.LastDay < w.FirstDay {
		return w, fmt.Errorf("last day %s: %w", w.LastDay, ErrInvalid)
	}
	if !now.Before(w.Until()) {
		return w, ErrClosed
	}
	return w, nil
}

// Open reports whether the wave takes answers at the instant.
func (w Wave) Open(now time.Time) bool {
	return w.State == WaveOpen && !now.Before(w.FirstDay.Start()) && now.Before(w.Until())
}

// End is the first instant after the field period.
func (w Wave) End() time.Time { return w.LastDay.Start().AddDate(0, 0, 1) }

// Until is the first instant at which no answers are taken any more: the days of
// grace are over.
func (w Wave) Until() time.Time { return w.LastDay.Start().AddDate(0, 0, 1+w.Grace) }

// Late reports whether the instant lies behind the field period, where answers
// are taken for grace alone.
func (w Wave) Late(t time.Time) bool { return !t.IsZero() && !t.Before(w.End()) }

// Ended reports whether the wave waits to be closed.
func (w Wave) Ended(now time.Time) bool {
	return w.State == WaveOpen && !w.Reconstructed && !now.Before(w.Until())
}

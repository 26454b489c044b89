package survey

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"
)

// WavePlan is all about a wave that the DLT can change.
type WavePlan struct {
	Title    string
	Year     int
	Login    Login
	FirstDay Day
	LastDay  Day
	Earlier  string
	WaveSettings
}

// Plan is the wave's present one.
func (w Wave) Plan(s WaveSettings) WavePlan {
	return WavePlan{w.Title, w.Year, w.Login, w.FirstDay, w.LastDay, w.Earlier, s}
}

// Digest tells two plans apart: who changes one says which they saw.
func (p WavePlan) Digest() string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%+v", p))
	return hex.EncodeToString(sum[:])
}

// PlanPart names a part of a plan.
type PlanPart string

// The parts of a plan that not every state of a wave lets anybody change.
const (
	PlanYear     PlanPart = "year"
	PlanLogin    PlanPart = "login"
	PlanFirstDay PlanPart = "first_day"
	PlanLastDay  PlanPart = "last_day"
	PlanEarlier  PlanPart = "earlier"
	PlanGrace    PlanPart = "grace"
)

// Fixed lists what the wave's state does not let anybody change at all. Of an
// archived wave that is everything, see ErrArchived.
func (w Wave) Fixed() []PlanPart {
	if w.State == WaveDraft {
		return nil
	}
	fixed := []PlanPart{PlanYear, PlanLogin, PlanFirstDay, PlanEarlier}
	if w.State.Over() {
		fixed = append(fixed, PlanLastDay, PlanGrace)
	}
	return fixed
}

// Breaks lists the parts of the next plan that would break the wave: they are
// fixed, or end a running wave behind its counties' backs.
func (w Wave) Breaks(present, next WavePlan, now time.Time) (parts []PlanPart) {
	changed := map[PlanPart]bool{
		PlanYear: present.Year != next.Year, PlanLogin: present.Login != next.Login, PlanFirstDay: present.FirstDay != next.FirstDay,
		PlanLastDay: present.LastDay != next.LastDay, PlanEarlier: present.Earlier != next.Earlier, PlanGrace: present.Grace != next.Grace,
	}
	for _, part := range w.Fixed() {
		if changed[part] {
			parts = append(parts, part)
		}
	}
	if w.State != WaveOpen {
		return parts
	}
	then := w
	then.LastDay, then.Grace = next.LastDay, next.Grace
	if ends := !now.Before(then.Until()); ends && changed[PlanLastDay] {
		parts = append(parts, PlanLastDay)
	} else if ends && changed[PlanGrace] {
		parts = append(parts, PlanGrace)
	}
	return parts
}

package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/register"
	"kreisumfrage/internal/survey"
)

// Frame returns the counties of the wave by key, with how they are officially
// reached.
func (s *Store) Frame(ctx context.Context, sc access.Scope) (frame []survey.Listing, err error) {
	const doing = "read frame"
	if err := errors.Join(wholeWave(sc), permits(sc, access.ManageFrame)); err != nil {
		return nil, wrap(doing, err)
	}
	err = s.view(ctx, doing, func(tx *gorm.DB) error {
		if _, err := waveOf(tx, sc.Wave()); err != nil {
			return err
		}
		frame, err = listingsOf(tx, sc)
		return err
	})
	return frame, err
}

// listingsOf takes three statements, however many counties there are. An address
// that waits for an approval is not in the frame: it would go on to the next wave
// without.
func listingsOf(tx *gorm.DB, sc access.Scope) ([]survey.Listing, error) {
	var units []unitRow
	if err := ofWave(tx, sc).Order("unit").Find(&units).Error; err != nil {
		return nil, err
	}
	var contacts []struct{ Unit, Salutation, Name, Function, Email, Phone string }
	err := tx.Set(allUnits, sc.All()).Table("unit_contact k").Joins("JOIN person p ON p.id = k.person").
		Where("k.wave = ? AND k.official = ?", sc.Wave(), true).
		Where("k.person NOT IN (SELECT person FROM address_approval WHERE wave = ? AND granted = ?)", sc.Wave(), false).Order("k.unit, k.position, k.person").
		Select("k.unit, k.salutation, p.name, k.function, p.email, k.phone").Scan(&contacts).Error
	if err != nil {
		return nil, err
	}
	var domains []domainRow
	if err := ofWave(tx, sc).Order("unit, domain").Find(&domains).Error; err != nil {
		return nil, err
	}
	byUnit := map[string]survey.Listing{}
	for _, c := range contacts {
		l := byUnit[c.Unit]
		l.Contacts = append(l.Contacts, survey.ListedContact{Salutation: c.Salutation, Name: c.Name, Function: c.Function, Email: c.Email, Phone: c.Phone})
		byUnit[c.Unit] = l
	}
	for _, d := range domains {
		l := byUnit[d.Key.Unit]
		l.Domains = append(l.Domains, d.Domain)
		byUnit[d.Key.Unit] = l
	}
	return converted(units, func(r unitRow) (survey.Listing, error) {
		l := byUnit[r.Key.Unit]
		l.County, err = r.county()
		return l, err
	})
}

// ofFrame are the tables that say no more of a county than its line in the frame.
var ofFrame = []string{"unit", "unit_contact", "unit_domain", "response"}

// FrameBonds returns what ties counties to the wave, by key; those that it leaves
// out may leave the frame.
func (s *Store) FrameBonds(ctx context.Context, sc access.Scope) (bonds map[string]survey.Bond, err error) {
	const doing = "read bonds of frame"
	if err := errors.Join(wholeWave(sc), permits(sc, access.ManageFrame)); err != nil {
		return nil, wrap(doing, err)
	}
	err = s.view(ctx, doing, func(tx *gorm.DB) error {
		bonds, err = frameBonds(tx, sc)
		return err
	})
	return bonds, err
}

var bondOf = map[string]survey.Bond{
	"answer": survey.BondAnswers, "answer_history": survey.BondAnswers, "submission": survey.BondAnswers, "interim": survey.BondAnswers,
	"county_access": survey.BondAccess, "member": survey.BondAccess,
}

// frameBonds looks into every table that has rows of counties, also into those
// that are yet to come.
func frameBonds(tx *gorm.DB, sc access.Scope) (map[string]survey.Bond, error) {
	bonds := map[string]survey.Bond{}
	note := func(units []string, bond survey.Bond) {
		rank := []survey.Bond{survey.BondAnswers, survey.BondAccess, survey.BondContact}
		for _, unit := range units {
			if known, ok := bonds[unit]; unit != "" && (!ok || slices.Index(rank, bond) < slices.Index(rank, known)) {
				bonds[unit] = bond
			}
		}
	}
	for _, t := range register.Tables {
		if !t.Has("wave") || !t.Has("unit") || slices.Contains(ofFrame, t.Name) || t.Name == "audit" {
			continue
		}
		var units []string
		if err := ofWave(tx, sc).Table(t.Name).Distinct("unit").Pluck("unit", &units).Error; err != nil {
			return nil, err
		}
		note(units, cmp.Or(bondOf[t.Name], survey.BondContact))
	}
	var units []string
	err := ofWave(tx.Model(&responseRow{}), sc).Where("disposition <> ? OR first_saved IS NOT NULL", survey.NotStarted).Pluck("unit", &units).Error
	note(units, survey.BondAnswers)
	return bonds, err
}

// ChangeFrame applies the update to the frame with the digest. ErrConflict when it
// has changed since, or a county that is to leave is bound to the wave; ErrClosed when
// one joins or leaves a wave that is over; ErrArchived and ErrReconstructed for those
// waves.
func (s *Store) ChangeFrame(ctx context.Context, sc access.Scope, seen string, u survey.FrameUpdate) error {
	const doing = "change frame"
	if err := errors.Join(wholeWave(sc), permits(sc, access.ManageFrame)); err != nil {
		return wrap(doing, err)
	}
	return s.change(ctx, doing, func(tx *gorm.DB) error {
		w, err := s.changeable(tx, sc, seen, u)
		if err != nil {
			return err
		}
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		f := framing{tx, now, sc, w}
		for _, l := range u.New {
			if err := f.add(l); err != nil {
				return fmt.Errorf("unit %s: %w", l.County.Key, err)
			}
		}
		for _, l := range u.Changed {
			if err := f.put(l); err != nil {
				return fmt.Errorf("unit %s: %w", l.County.Key, err)
			}
		}
		for _, unit := range u.Gone {
			if err := f.remove(unit); err != nil {
				return fmt.Errorf("unit %s: %w", unit, err)
			}
		}
		return auditScope(tx, now, sc, access.ActionFrameChanged, fmt.Sprintf("%d new, %d changed, %d removed", len(u.New), len(u.Changed), len(u.Gone)))
	})
}

// changeable holds the wave, so that of two who change its frame the second one
// meets the other's.
func (s *Store) changeable(tx *gorm.DB, sc access.Scope, seen string, u survey.FrameUpdate) (w survey.Wave, err error) {
	if err := tx.Model(&waveRow{}).Clauses(forUpdate).Where("wave = ?", sc.Wave()).Pluck("wave", &[]string{}).Error; err != nil {
		return w, err
	}
	if w, err = waveOf(tx, sc.Wave()); err != nil {
		return w, err
	}
	frame, err := listingsOf(tx, sc)
	if err != nil {
		return w, err
	}
	switch {
	case w.Reconstructed:
		return w, survey.ErrReconstructed
	case w.State == survey.WaveArchived:
		return w, survey.ErrArchived
	case w.State.Over() && len(u.New)+len(u.Gone) > 0:
		return w, survey.ErrClosed
	case survey.FrameDigest(frame) != seen:
		return w, survey.ErrConflict
	case len(frame)+len(u.New) == len(u.Gone):
		return w, fmt.Errorf("no county is left: %w", survey.ErrInvalid)
	}
	bonds, err := frameBonds(tx, sc)
	for _, unit := range u.Gone {
		if _, bound := bonds[unit]; bound {
			return w, fmt.Errorf("unit %s is bound: %w", unit, survey.ErrConflict)
		}
	}
	return w, err
}

// framing changes the frame of one wave.
type framing struct {
	tx   *gorm.DB
	now  time.Time
	sc   access.Scope
	wave survey.Wave
}

func (f framing) add(l survey.Listing) error {
	row, err := newUnitRow(f.wave.Key, l.County)
	if err != nil {
		return err
	}
	if err := f.tx.Create(&row).Error; err != nil {
		return err
	}
	if f.wave.State != survey.WaveDraft {
		fresh := responseRow{Key: row.Key, Disposition: survey.NotStarted}
		if err := f.tx.Create(&fresh).Error; err != nil {
			return err
		}
	}
	if len(l.Contacts)+len(l.Domains) == 0 {
		return nil
	}
	return f.reach(l)
}

func (f framing) put(l survey.Listing) error {
	one, ok := f.sc.ForCounty(l.County.Key)
	if !ok {
		return survey.ErrInvalid
	}
	row, err := newUnitRow(f.wave.Key, l.County)
	if err != nil {
		return err
	}
	set := ofCounty(f.tx.Model(&unitRow{}), one).Updates(map[string]any{"name": row.Name, "land": row.Land, "columns": row.Columns})
	if set.Error != nil || set.RowsAffected == 0 {
		return cmp.Or(set.Error, survey.ErrConflict)
	}
	before, err := reachOf(f.tx, one)
	if err != nil || (survey.Listing{Contacts: listed(before), Domains: before.Domains}).Equal(survey.Listing{Contacts: l.Contacts, Domains: l.Domains}) {
		return err
	}
	return f.reach(l)
}

func (f framing) reach(l survey.Listing) error {
	one, ok := f.sc.ForCounty(l.County.Key)
	if !ok {
		return survey.ErrInvalid
	}
	reach := access.Reach{Domains: l.Domains}
	for _, c := range l.Contacts {
		reach.Contacts = append(reach.Contacts, access.CountyContact{Name: c.Name, Email: c.Email, Phone: c.Phone, Salutation: c.Salutation, Function: c.Function, Official: true})
	}
	return setReach(f.tx, f.now, one, reach)
}

func listed(reach access.Reach) (contacts []survey.ListedContact) {
	for _, c := range reach.Contacts {
		if c.Official && c.Approval.Mails() {
			contacts = append(contacts, survey.ListedContact{Salutation: c.Salutation, Name: c.Name, Function: c.Function, Email: c.Email, Phone: c.Phone})
		}
	}
	return contacts
}

// remove takes out a county that nothing ties to the wave.
func (f framing) remove(unit string) error {
	one, ok := f.sc.ForCounty(unit)
	if !ok {
		return survey.ErrInvalid
	}
	if err := setReach(f.tx, f.now, one, access.Reach{}); err != nil {
		return err
	}
	for _, table := range []any{&contactRow{}, &responseRow{}, &unitRow{}} {
		if err := ofCounty(f.tx, one).Delete(table).Error; err != nil {
			return err
		}
	}
	return nil
}

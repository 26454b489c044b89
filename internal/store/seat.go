package store

import (
	"context"

	"gorm.io/gorm"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

// Seats returns for which other counties of the wave the scope's person works, who
// has proven by a mailed code that their address is the one behind the hash. Only
// links count that would ask for a code mailed to that very address: what somebody
// typed about themselves or about others opens nothing.
func (s *Store) Seats(ctx context.Context, sc access.Scope, proven string) (seats []access.Seat, err error) {
	const doing = "list seats"
	if err := ownScope(sc); err != nil {
		return nil, wrap(doing, err)
	}
	err = s.view(ctx, doing, func(tx *gorm.DB) error {
		seats = nil
		me, err := personOf(tx, sc.Person())
		if err != nil || me.Email == "" || access.HashAddress(me.Email) != proven {
			return err
		}
		seats, err = seatsOf(tx, sc, me.Email)
		return err
	})
	return seats, err
}

func seatsOf(tx *gorm.DB, sc access.Scope, address string) ([]access.Seat, error) {
	var persons []personRow
	if err := tx.Where("lower(email) = lower(?)", address).Find(&persons).Error; err != nil {
		return nil, err
	}
	var ids []string
	for _, p := range persons {
		ids = append(ids, p.ID)
	}
	var links []accessRow
	err := tx.Set(allUnits, true).Where("wave = ? AND unit <> ? AND person IN ? AND code_hash = '' AND revoked IS NULL", sc.Wave(), sc.Unit(), ids).
		Order("unit, created").Find(&links).Error
	if err != nil {
		return nil, err
	}
	best, order := map[string]access.Seat{}, []string(nil)
	for _, l := range links {
		at := access.CountyScope(l.Wave, l.Unit, l.Person)
		member, err := memberOf(tx, at)
		if err != nil {
			return nil, err
		}
		if _, there := best[l.Unit]; member.Revoked || there && member.Part == access.Guest {
			continue
		} else if !there {
			order = append(order, l.Unit)
		}
		best[l.Unit] = access.Seat{County: survey.County{Key: l.Unit}, Person: l.Person, Link: l.TokenHash}
	}
	var seats []access.Seat
	for _, unit := range order {
		seat := best[unit]
		if seat.County.Name, err = unitName(tx, sc.Wave(), unit); err != nil {
			return nil, err
		}
		seats = append(seats, seat)
	}
	return seats, nil
}

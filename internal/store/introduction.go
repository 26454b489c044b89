package store

import (
	"context"
	"time"

	"gorm.io/gorm"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

// Introduce notes who the scope's person is, who came in by a link of the
// county: its coordinator, or a colleague with whom nothing is shared yet. An
// address to which codes are mailed stays as it is.
// ErrConflict when somebody else coordinates, or nobody does whom a colleague
// could help.
func (s *Store) Introduce(ctx context.Context, sc access.Scope, part access.Part, c access.Contact) error {
	return s.manage(ctx, "introduce member", sc, func(tx *gorm.DB, now time.Time) error {
		led, err := coordinated(tx, sc)
		if err != nil {
			return err
		}
		if led == (part == access.Coordinator) || part != access.Coordinator && part != access.Colleague {
			return survey.ErrConflict
		}
		if c.Email, err = newAddress(tx, sc, c.Email); err != nil {
			return err
		}
		if err := introduce(tx, now, sc.Person(), c); err != nil {
			return err
		}
		row := memberRow{Key: unitKey{sc.Wave(), sc.Unit()}, Person: sc.Person(), Role: part, InvitedBy: sc.Person(), Created: instant{now}}
		if err := tx.Create(&row).Error; err != nil {
			return err
		}
		if err := auditScope(tx, now, sc, access.ActionMemberJoined, string(part)); err != nil || c.Email == "" {
			return err
		}
		_, err = vet(tx, now, sc, sc.Person(), c.Email)
		return err
	})
}

// newAddress is empty where the typed one changes nothing: it is known, or codes
// are mailed to the one that is.
func newAddress(tx *gorm.DB, sc access.Scope, typed string) (string, error) {
	known, err := personOf(tx, sc.Person())
	if err != nil || access.NormalAddress(known.Email) == access.NormalAddress(typed) {
		return "", err
	}
	var mailed int64
	err = ofMember(tx.Model(&accessRow{}), sc, sc.Person()).Where("code_hash = ''").Count(&mailed).Error
	if mailed > 0 {
		return "", err
	}
	return typed, err
}

func coordinated(tx *gorm.DB, sc access.Scope) (bool, error) {
	var n int64
	err := ofCounty(tx.Model(&memberRow{}), sc).Where("role = ? AND revoked IS NULL", access.Coordinator).Count(&n).Error
	return n > 0, err
}

// introduce stores what the person says of themselves. Without an address the
// one that is known stays.
func introduce(tx *gorm.DB, now time.Time, id string, c access.Contact) error {
	set := map[string]any{"name": c.Name, "office": c.Office}
	if c.Email != "" {
		set["email"] = c.Email
	}
	known := tx.Model(&personRow{}).Where("id = ?", id).Updates(set)
	if known.Error != nil || known.RowsAffected > 0 {
		return known.Error
	}
	return tx.Create(&personRow{ID: id, Name: c.Name, Office: c.Office, Email: c.Email, Created: instant{now}}).Error
}

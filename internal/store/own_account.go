package store

import (
	"context"
	"time"

	"gorm.io/gorm"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

// ChangePassword puts the hash of the actor's new password in the place of the one
// that was compared, and ends all sessions but the kept one. ErrConflict when the
// password has been changed meanwhile.
func (s *Store) ChangePassword(ctx context.Context, actor access.Principal, compared, next, kept string) error {
	return s.change(ctx, "change password", func(tx *gorm.DB) error {
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		changed := tx.Model(&adminRow{}).Where("person = ? AND password_hash = ?", actor.Person, compared).Updates(map[string]any{"password_hash": next})
		if changed.Error == nil && changed.RowsAffected == 0 {
			return survey.ErrConflict
		}
		if changed.Error != nil {
			return changed.Error
		}
		if err := endOthers(tx, now, actor.Person, kept); err != nil {
			return err
		}
		return auditAccount(tx, now, actor, access.ActionPasswordChanged, actor.Person, "")
	})
}

// RenewFactor puts another second factor, of which a code was typed, in the place of
// the actor's, with new recovery codes, and ends all sessions but the kept one.
// ErrNotFound where none is in use.
func (s *Store) RenewFactor(ctx context.Context, actor access.Principal, sealed string, step int64, recovery []string, kept string) error {
	return s.change(ctx, "renew second factor", func(tx *gorm.DB) error {
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		renewed := tx.Model(&factorRow{}).Where("person = ? AND confirmed IS NOT NULL", actor.Person).
			Updates(map[string]any{"secret": sealed, "last_step": step, "created": instant{now}, "confirmed": instant{now}})
		if renewed.Error == nil && renewed.RowsAffected == 0 {
			return survey.ErrNotFound
		}
		if renewed.Error != nil {
			return renewed.Error
		}
		if err := replaceRecovery(tx, actor.Person, recovery); err != nil {
			return err
		}
		if err := endOthers(tx, now, actor.Person, kept); err != nil {
			return err
		}
		return auditAccount(tx, now, actor, access.ActionFactorRenewed, actor.Person, "")
	})
}

// RenewRecovery replaces the actor's recovery codes, used or not.
func (s *Store) RenewRecovery(ctx context.Context, actor access.Principal, recovery []string) error {
	return s.change(ctx, "renew recovery codes", func(tx *gorm.DB) error {
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		if err := replaceRecovery(tx, actor.Person, recovery); err != nil {
			return err
		}
		return auditAccount(tx, now, actor, access.ActionRecoveryRenewed, actor.Person, "")
	})
}

func replaceRecovery(tx *gorm.DB, person string, hashes []string) error {
	if err := tx.Where("person = ?", person).Delete(&recoveryRow{}).Error; err != nil {
		return err
	}
	return addRecovery(tx, person, hashes)
}

func addRecovery(tx *gorm.DB, person string, hashes []string) error {
	for _, hash := range hashes {
		if err := tx.Create(&recoveryRow{CodeHash: hash, Person: person}).Error; err != nil {
			return err
		}
	}
	return nil
}

func endOthers(tx *gorm.DB, now time.Time, person, kept string) error {
	return tx.Model(&sessionRow{}).Where("person = ? AND ended IS NULL AND id_hash <> ?", person, kept).Updates(map[string]any{"ended": instant{now}}).Error
}

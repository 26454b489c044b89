package store

import (
	"context"
	"time"

	"gorm.io/gorm"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

type identityRow struct {
	IdentityHash string `gorm:"primaryKey"`
	Person       string
	Created      instant
}

func (identityRow) TableName() string { return "sign_on_identity" }

type usedRow struct {
	StateHash string `gorm:"primaryKey"`
	Expires   instant
}

func (usedRow) TableName() string { return "sign_on_used" }

// UseSignOn uses up an answer of the sign-on service, which could be used until it
// expires anyway. ErrConflict when it was used before.
func (s *Store) UseSignOn(ctx context.Context, stateHash string, expires time.Time) error {
	return s.change(ctx, "use answer of sign-on service", func(tx *gorm.DB) error {
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		if err := tx.Where("expires <= ?", instant{now}).Delete(&usedRow{}).Error; err != nil {
			return err
		}
		added := tx.Clauses(ifNotExists).Create(&usedRow{StateHash: stateHash, Expires: instant{expires}})
		if added.Error == nil && added.RowsAffected == 0 {
			return survey.ErrConflict
		}
		return added.Error
	})
}

// IdentityAccount returns the account that the identity with the hash opens,
// disabled ones included, or ErrNotFound.
func (s *Store) IdentityAccount(ctx context.Context, identityHash string) (account access.AdminAccount, err error) {
	err = s.view(ctx, "read account of identity", func(tx *gorm.DB) error {
		var identity identityRow
		if err := tx.Where("identity_hash = ?", identityHash).Take(&identity).Error; err != nil {
			return err
		}
		row, err := accountOf(tx, identity.Person)
		if err == nil {
			account, err = row.account(tx)
		}
		return err
	})
	return account, err
}

// HasIdentity reports whether the person can log in by the sign-on service.
func (s *Store) HasIdentity(ctx context.Context, person string) (bool, error) {
	var n int64
	err := s.read.WithContext(ctx).Model(&identityRow{}).Where("person = ?", person).Count(&n).Error
	return n > 0, wrap("look for identity", err)
}

// BindIdentity lets the identity with the hash open the actor's account. ErrConflict
// when it opens another one, or the account has an identity.
func (s *Store) BindIdentity(ctx context.Context, actor access.Principal, identityHash string) error {
	return s.change(ctx, "bind identity", func(tx *gorm.DB) error {
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		if _, err := accountOf(tx, actor.Person); err != nil {
			return err
		}
		added := tx.Clauses(ifNotExists).Create(&identityRow{IdentityHash: identityHash, Person: actor.Person, Created: instant{now}})
		if added.Error == nil && added.RowsAffected == 0 {
			return survey.ErrConflict
		}
		if added.Error != nil {
			return added.Error
		}
		return auditAccount(tx, now, actor, access.ActionIdentityBound, actor.Person, "")
	})
}

// UnbindIdentity parts the person's account from its identity. ErrNotFound where
// there is none.
func (s *Store) UnbindIdentity(ctx context.Context, actor access.Principal, person string) error {
	return s.change(ctx, "unbind identity", func(tx *gorm.DB) error {
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		dropped := tx.Where("person = ?", person).Delete(&identityRow{})
		if dropped.Error == nil && dropped.RowsAffected == 0 {
			return survey.ErrNotFound
		}
		if dropped.Error != nil {
			return dropped.Error
		}
		return auditAccount(tx, now, actor, access.ActionIdentityUnbound, person, "")
	})
}

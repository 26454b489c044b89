package store

import (
	"context"
	"time"

	"gorm.io/gorm"

	"kreisumfrage/internal/access"
)

type auditRow struct {
	ID     int64 `gorm:"primaryKey"`
	Time   instant
	Person string
	Role   access.Role
	Action access.Action
	Wave   string
	Unit   string
	Detail string
}

func (auditRow) TableName() string { return "audit" }

// Audit adds one line to the audit trail. Changes made through the store write
// their own, in their transaction.
func (s *Store) Audit(ctx context.Context, e access.Event) error {
	return s.change(ctx, "write audit trail", func(tx *gorm.DB) error {
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		return audit(tx, now, e)
	})
}

// auditScope notes what was done under a scope.
func auditScope(tx *gorm.DB, now time.Time, sc access.Scope, action access.Action, detail string) error {
	return audit(tx, now, access.Event{Person: sc.Person(), Role: sc.Role(), Action: action,
		Wave: sc.Wave(), County: sc.Unit(), Detail: detail})
}

func audit(tx *gorm.DB, now time.Time, e access.Event) error {
	return tx.Create(&auditRow{Time: instant{now}, Person: e.Person, Role: e.Role, Action: e.Action,
		Wave: e.Wave, Unit: e.County, Detail: e.Detail}).Error
}

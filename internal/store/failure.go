package store

import (
	"context"
	"time"

	"gorm.io/gorm"
)

type failureRow struct {
	ID   int64 `gorm:"primaryKey"`
	Key  string
	Time instant
}

func (failureRow) TableName() string { return "failure" }

// failureKept is longer than any window in which failures are counted.
const failureKept = 7 * 24 * time.Hour

// Failures counts the failed attempts with the key in the window that ends now.
func (s *Store) Failures(ctx context.Context, key string, window time.Duration) (int, error) {
	const doing = "count failures"
	tx := s.read.WithContext(ctx)
	now, err := s.now(tx)
	if err != nil {
		return 0, wrap(doing, err)
	}
	var n int64
	err = tx.Model(&failureRow{}).Where("key = ? AND time > ?", key, instant{now.Add(-window)}).Count(&n).Error
	return int(n), wrap(doing, err)
}

// AddFailure notes a failed attempt.
func (s *Store) AddFailure(ctx context.Context, key string) error {
	return s.change(ctx, "add failure", func(tx *gorm.DB) error {
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		if err := tx.Where("time < ?", instant{now.Add(-failureKept)}).Delete(&failureRow{}).Error; err != nil {
			return err
		}
		return tx.Create(&failureRow{Key: key, Time: instant{now}}).Error
	})
}

// ClearFailures forgets the failed attempts with the key, after a right one.
func (s *Store) ClearFailures(ctx context.Context, key string) error {
	return s.change(ctx, "clear failures", func(tx *gorm.DB) error {
		return tx.Where("key = ?", key).Delete(&failureRow{}).Error
	})
}

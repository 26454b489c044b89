package store

import (
	"context"
	"database/sql"
)

// SQL is the pool that writes, for tests that look or reach behind the store.
func (s *Store) SQL() *sql.DB { return s.pools[0] }

// SQLite reports on which database the store lies.
func (s *Store) SQLite() bool { return s.dialect == sqliteDialect }

// Unscoped reads all answers of all counties, as no function may.
func (s *Store) Unscoped(ctx context.Context) error {
	var rows []answerRow
	return s.read.WithContext(ctx).Where("wave = ?", "2026").Find(&rows).Error
}

// Scoped is the guard's judgement on one statement.
var Scoped = scoped

package store

import (
	"gorm.io/gorm"
)

// thawed lets fn change tables that are append-only otherwise, until its
// transaction ends. Nothing but the purge may.
func (s *Store) thawed(tx *gorm.DB, tables []string, fn func() error) error {
	if s.dialect == postgresDialect {
		return thawPostgres(tx, tables, fn)
	}
	var triggers []struct{ Name, SQL string }
	err := tx.Raw("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ? ORDER BY name", tables).Scan(&triggers).Error
	if err != nil {
		return err
	}
	for _, t := range triggers {
		if err := tx.Exec("DROP TRIGGER " + t.Name).Error; err != nil {
			return err
		}
	}
	if err := fn(); err != nil {
		return err
	}
	for _, t := range triggers {
		if err := tx.Exec(t.SQL).Error; err != nil {
			return err
		}
	}
	return nil
}

func thawPostgres(tx *gorm.DB, tables []string, fn func() error) error {
	for _, table := range tables {
		if err := tx.Exec("ALTER TABLE " + table + " DISABLE TRIGGER USER").Error; err != nil {
			return err
		}
	}
	if err := fn(); err != nil {
		return err
	}
	for _, table := range tables {
		if err := tx.Exec("ALTER TABLE " + table + " ENABLE TRIGGER USER").Error; err != nil {
			return err
		}
	}
	return nil
}

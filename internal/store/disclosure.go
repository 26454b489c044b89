package store

import (
	"context"
	"fmt"
	"strings"
	"time"

	"gorm.io/gorm"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/register"
)

// Persons returns those of the ids that are known, by name.
func (s *Store) Persons(ctx context.Context, ids []string) (all []access.Person, err error) {
	var rows []personRow
	err = s.read.WithContext(ctx).Where("id IN ?", ids).Order("name, id").Find(&rows).Error
	for _, r := range rows {
		all = append(all, access.Person{ID: r.ID, Name: r.Name, Login: r.Login, Email: r.Email, Office: r.Office, Created: r.Created.Time})
	}
	return all, wrap("read persons", err)
}

// Disclose returns everything that any table holds of the person, following the
// register, and notes that it did. Nothing is returned where nothing is held.
func (s *Store) Disclose(ctx context.Context, actor access.Principal, person string) (all []register.Holding, err error) {
	err = s.change(ctx, "disclose", func(tx *gorm.DB) error {
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		var waves []string
		if err := tx.Model(&waveRow{}).Order("wave").Pluck("wave", &waves).Error; err != nil {
			return err
		}
		all = nil
		for _, t := range register.Tables {
			h, err := holding(tx, t, append([]string{""}, waves...), person)
			if err != nil {
				return err
			}
			if len(h.Rows) > 0 {
				all = append(all, h)
			}
		}
		return audit(tx, now, access.Event{Person: actor.Person, Role: actor.Role, Action: access.ActionPersonExport, Detail: "person " + person})
	})
	return all, err
}

func holding(tx *gorm.DB, t register.Table, waves []string, person string) (register.Holding, error) {
	h := register.Holding{Table: t}
	var conditions []string
	var values []any
	for _, column := range t.Persons() {
		conditions, values = append(conditions, column+" = ?"), append(values, person)
	}
	if len(conditions) == 0 {
		return h, nil
	}
	if t.Name == "audit" { // lines about the person, which others left
		conditions, values = append(conditions, "detail LIKE ?"), append(values, "%person "+person+"%")
	}
	if !t.Has("wave") {
		waves = []string{""}
	}
	for _, wave := range waves {
		query := tx.Set(allUnits, true).Table(t.Name).Where("("+strings.Join(conditions, " OR ")+")", values...)
		if t.Has("wave") {
			query = query.Where("wave = ?", wave)
		}
		if err := texts(query, t.Shown(), &h); err != nil {
			return h, fmt.Errorf("table %s: %w", t.Name, err)
		}
	}
	return h, nil
}

// texts adds the rows as texts, whatever their types.
func texts(query *gorm.DB, columns []register.Column, h *register.Holding) error {
	var names []string
	for _, c := range columns {
		names = append(names, c.Name)
	}
	rows, err := query.Select(names).Order(names[0]).Rows()
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		values, into := make([]any, len(names)), make([]any, len(names))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			return err
		}
		row := make([]string, len(names))
		for i, v := range values {
			row[i] = plain(v)
		}
		h.Rows = append(h.Rows, row)
	}
	return rows.Err()
}

func plain(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case []byte:
		return string(v)
	case time.Time:
		return v.UTC().Format(instantLayout)
	}
	return fmt.Sprint(v)
}

package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"gorm.io/gorm"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/register"
	"kreisumfrage/internal/survey"
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

// PersonsKnown returns those of the ids that the DLT knows, by name: not those who
// only work inside a county.
func (s *Store) PersonsKnown(ctx context.Context, ids []string) (all []access.Person, err error) {
	const doing = "read known persons"
	known := map[string]bool{}
	err = s.view(ctx, doing, func(tx *gorm.DB) error {
		for _, t := range register.Tables {
			if !t.Introduces() {
				continue
			}
			parts, err := inWaves(tx, t)
			for _, rows := range parts {
				err = errors.Join(err, introduced(rows, known))
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return s.Persons(ctx, slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return !known[id] }))
}

func introduced(rows *gorm.DB, known map[string]bool) error {
	var persons []string
	err := rows.Distinct().Pluck("person", &persons).Error
	for _, p := range persons {
		known[p] = true
	}
	return err
}

// inWaves are the table's rows as statements that may be asked one by one: those of
// each wave, or all where no wave is named.
func inWaves(tx *gorm.DB, t register.Table) (all []*gorm.DB, err error) {
	if !t.Has("wave") {
		return []*gorm.DB{tx.Table(t.Name)}, nil
	}
	var waves []string
	err = tx.Model(&waveRow{}).Order("wave").Pluck("wave", &waves).Error
	for _, wave := range append([]string{""}, waves...) {
		all = append(all, tx.Set(allUnits, true).Table(t.Name).Where("wave = ?", wave))
	}
	return all, err
}

// Disclose returns what is held of the person, following the register, and notes
// that it did: everything to somebody of a county who asks for themselves and to
// the command line, to the DLT what does not belong to a county alone.
func (s *Store) Disclose(ctx context.Context, actor access.Principal, person string) (all []register.Holding, err error) {
	const doing = "disclose"
	own := actor.Role == access.CountyRep && actor.Person == person
	if !own && !actor.Role.May(access.ManageRetention) {
		return nil, wrap(doing, survey.ErrNotFound)
	}
	err = s.change(ctx, doing, func(tx *gorm.DB) error {
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		all = nil
		for _, t := range register.Tables {
			if actor.Role.Staff() && t.Internal() {
				continue
			}
			h, err := holding(tx, t, person, actor.Role.Staff())
			if err != nil {
				return err
			}
			if len(h.Rows) > 0 {
				all = append(all, h)
			}
		}
		return audit(tx, now, access.Event{Person: actor.Person, Role: actor.Role, Action: access.ActionPersonExport,
			Wave: actor.Wave, County: actor.County, Detail: "person " + person})
	})
	return all, err
}

// holding leaves out, for the DLT, the rows that a county left itself.
func holding(tx *gorm.DB, t register.Table, person string, outside bool) (register.Holding, error) {
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
	parts, err := inWaves(tx, t)
	if err != nil {
		return h, err
	}
	for _, rows := range parts {
		rows = rows.Where("("+strings.Join(conditions, " OR ")+")", values...)
		if outside {
			rows = shared(rows, t)
		}
		if err := texts(rows, t.Shown(), &h); err != nil {
			return h, fmt.Errorf("table %s: %w", t.Name, err)
		}
	}
	return h, nil
}

// shared narrows rows of a table to which counties and the DLT both add.
func shared(rows *gorm.DB, t register.Table) *gorm.DB {
	switch t.Name {
	case "audit", "session":
		return rows.Where("role <> ?", access.CountyRep)
	case "outbox":
		return rows.Where("(unit = '' OR kind IN ?)", mail.Names(mail.FromDLT))
	}
	return rows
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

package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"gorm.io/gorm"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

type draftRow struct {
	Edition string `gorm:"primaryKey"`
	Title   string
	Author  string
	Time    instant
	Parent  *string
	Source  string
}

func (draftRow) TableName() string { return "draft" }

// AddDraft stores a definition as an edition, with where it came from. Edition
// and Time are assigned here. What is stored already stays as it is: then added
// is false.
func (s *Store) AddDraft(ctx context.Context, d survey.Draft, definition []byte) (sha string, added bool, err error) {
	sum := sha256.Sum256(definition)
	sha = hex.EncodeToString(sum[:])
	err = s.change(ctx, "add draft", func(tx *gorm.DB) error {
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		stored := tx.Clauses(ifNotExists).Create(&editionRow{sha, definition, instant{now}})
		if added = stored.RowsAffected > 0; stored.Error != nil || !added {
			return stored.Error
		}
		row := draftRow{Edition: sha, Title: d.Title, Author: d.Author, Time: instant{now}, Source: d.Source}
		if d.Parent != "" {
			row.Parent = &d.Parent
		}
		if err := tx.Create(&row).Error; err != nil {
			return err
		}
		return audit(tx, now, access.Event{Person: d.Author, Role: access.Admin, Action: access.ActionEditionStored,
			Detail: fmt.Sprintf("edition %s, parent %s", sha, d.Parent)})
	})
	return sha, added, err
}

// Drafts lists all stored editions, the newest first.
func (s *Store) Drafts(ctx context.Context) ([]survey.Draft, error) {
	drafts, err := drafts(s.read.WithContext(ctx))
	return drafts, wrap("list editions", err)
}

// Draft returns one stored edition, or ErrNotFound.
func (s *Store) Draft(ctx context.Context, edition string) (survey.Draft, error) {
	found, err := drafts(s.read.WithContext(ctx).Where("edition.sha256 = ?", edition))
	if err == nil && len(found) == 0 {
		err = survey.ErrNotFound
	}
	if err != nil {
		return survey.Draft{}, wrap("read draft", err)
	}
	return found[0], nil
}

func drafts(tx *gorm.DB) ([]survey.Draft, error) {
	var rows []struct {
		SHA256                              string `gorm:"column:sha256"`
		Created                             instant
		Title, Author, Name, Parent, Source string
	}
	err := tx.Table("edition").
		Select("edition.sha256, edition.created, COALESCE(draft.title, '') AS title, COALESCE(draft.author, '') AS author, " +
			"COALESCE(person.name, '') AS name, COALESCE(draft.parent, '') AS parent, COALESCE(draft.source, '') AS source").
		Joins("LEFT JOIN draft ON draft.edition = edition.sha256").
		Joins("LEFT JOIN person ON person.id = draft.author").
		Order("edition.created DESC, edition.sha256").Scan(&rows).Error
	var all []survey.Draft
	for _, r := range rows {
		all = append(all, survey.Draft{Edition: r.SHA256, Title: r.Title, Author: r.Author, Name: r.Name,
			Time: r.Created.Time, Parent: r.Parent, Source: r.Source})
	}
	return all, err
}

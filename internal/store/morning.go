package store

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"gorm.io/gorm"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

// begunRow says how many of a section's questions a county has answered.
type begunRow struct {
	Unit    string
	Section int
	Answers int
}

// SectionsBegun counts the answers of the scope's counties by county and section,
// given the items of each section; what they are stays in the database. Counties
// and sections without any are left out. Whoever names counties gets those alone,
// which is much cheaper.
func (s *Store) SectionsBegun(ctx context.Context, sc access.Scope, items map[string][]string, counties ...string) (map[string]map[string]int, error) {
	const doing = "count answers by section"
	if err := cmp.Or(manyCounties(sc), permits(sc, access.SeeProgress)); err != nil {
		return nil, wrap(doing, err)
	}
	begun, sections := map[string]map[string]int{}, slices.Sorted(maps.Keys(items))
	if len(sections) == 0 {
		return begun, nil
	}
	var which strings.Builder
	var values []any
	for i, key := range sections {
		which.WriteString(" WHEN item IN ? THEN ?")
		values = append(values, items[key], i)
	}
	var rows []begunRow
	counted := amongUnits(s.read.WithContext(ctx).Table("answer"), sc, "wave", "unit").Where("value <> ''").
		Select("unit, CASE"+which.String()+" ELSE -1 END AS section, COUNT(*) AS answers", values...).Group("unit, section")
	if len(counties) > 0 {
		counted = counted.Where("unit IN ?", counties)
	}
	if err := counted.Find(&rows).Error; err != nil {
		return nil, wrap(doing, err)
	}
	for _, r := range rows {
		if r.Section < 0 { // companions, and questions that were retired
			continue
		}
		if begun[r.Unit] == nil {
			begun[r.Unit] = map[string]int{}
		}
		begun[r.Unit][sections[r.Section]] = r.Answers
	}
	return begun, nil
}

// namedContactRow is a contact with what is known of the person.
type namedContactRow struct {
	Contact contactRow `gorm:"embedded"`
	Name    string
	Email   string
}

// Contacts returns whom to reach officially in the scope's counties with the keys,
// by county.
func (s *Store) Contacts(ctx context.Context, sc access.Scope, counties []string) (map[string][]access.CountyContact, error) {
	const doing = "list contacts"
	if err := cmp.Or(manyCounties(sc), permits(sc, access.SeeContacts)); err != nil {
		return nil, wrap(doing, err)
	}
	var rows []namedContactRow
	err := amongUnits(s.read.WithContext(ctx).Table("unit_contact c"), sc, "c.wave", "c.unit").
		Select("c.*, p.name, p.email").Joins("JOIN person p ON p.id = c.person").
		Where("c.unit IN ? AND c.official = ?", counties, true).Order("c.unit, c.position, c.person").Find(&rows).Error
	byCounty := map[string][]access.CountyContact{}
	for _, r := range rows {
		c := r.Contact
		byCounty[c.Key.Unit] = append(byCounty[c.Key.Unit], access.CountyContact{Person: c.Person, Name: r.Name, Email: r.Email,
			Phone: c.Phone, Salutation: c.Salutation, Function: c.Function, Official: c.Official})
	}
	return byCounty, wrap(doing, err)
}

type savedViewRow struct {
	Wave   string `gorm:"primaryKey"`
	Person string `gorm:"primaryKey"`
	Name   string `gorm:"primaryKey"`
	Query  string
}

func (savedViewRow) TableName() string { return "saved_view" }

// maxSavedViews is how many views one person may keep in a wave.
const maxSavedViews = 30

// SavedViews returns the views that the scope's person has saved, by name.
func (s *Store) SavedViews(ctx context.Context, sc access.Scope) ([]survey.SavedView, error) {
	var rows []savedViewRow
	err := ownViews(s.read.WithContext(ctx), sc).Order("name").Find(&rows).Error
	var views []survey.SavedView
	for _, r := range rows {
		views = append(views, survey.SavedView{Name: r.Name, Query: r.Query})
	}
	return views, wrap("list saved views", err)
}

// SaveView keeps a view for the scope's person, in the place of one with the same
// name. ErrInvalid for a view without name, ErrConflict when there are too many.
func (s *Store) SaveView(ctx context.Context, sc access.Scope, v survey.SavedView) error {
	const doing = "save view"
	if v.Name == "" {
		return wrap(doing, survey.ErrInvalid)
	}
	if err := cmp.Or(manyCounties(sc), checkText(v.Name+v.Query)); err != nil {
		return wrap(doing, err)
	}
	return s.change(ctx, doing, func(tx *gorm.DB) error {
		if _, err := waveOf(tx, sc.Wave()); err != nil {
			return err
		}
		if err := ownViews(tx, sc).Where("name = ?", v.Name).Delete(&savedViewRow{}).Error; err != nil {
			return err
		}
		var n int64
		if err := ownViews(tx.Model(&savedViewRow{}), sc).Count(&n).Error; err != nil {
			return err
		}
		if n >= maxSavedViews {
			return survey.ErrConflict
		}
		return tx.Create(&savedViewRow{sc.Wave(), sc.Person(), v.Name, v.Query}).Error
	})
}

// DropView deletes a view of the scope's person. One that is gone is no error.
func (s *Store) DropView(ctx context.Context, sc access.Scope, name string) error {
	return s.change(ctx, "drop view", func(tx *gorm.DB) error {
		return ownViews(tx, sc).Where("name = ?", name).Delete(&savedViewRow{}).Error
	})
}

func ownViews(tx *gorm.DB, sc access.Scope) *gorm.DB {
	return tx.Where("wave = ? AND person = ?", sc.Wave(), sc.Person())
}

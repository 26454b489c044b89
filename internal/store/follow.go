package store

import (
	"slices"

	"gorm.io/gorm"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

// follow lets what stands at a question go to the id that it has under the new
// edition: its office, notes, comments, and who may answer it.
func (a activation) follow(fates map[string]survey.Fate) error {
	var renamed []string
	for id, fate := range fates {
		if !fate.Gone && a.Translation.Items[id] != id {
			renamed = append(renamed, id)
		}
	}
	for _, move := range []func(activation, []string) error{
		moveRows(func(r *dutyRow) *string { return &r.Item }),
		moveRows(func(r *noteRow) *string { return &r.Item }),
		moveRows(func(r *releaseCommentRow) *string { return &r.Item }),
	} {
		if err := move(a, renamed); err != nil {
			return err
		}
	}
	return a.reshare()
}

// moveRows takes the rows out before it puts them back: two questions may have
// changed their names with each other.
func moveRows[R any](item func(*R) *string) func(activation, []string) error {
	return func(a activation, renamed []string) error {
		if len(renamed) == 0 {
			return nil
		}
		at := func() *gorm.DB { return ofWave(a.tx, a.sc).Where("item IN ?", renamed) }
		var rows []R
		if err := at().Find(&rows).Error; err != nil || len(rows) == 0 {
			return err
		}
		var none R
		if err := at().Delete(&none).Error; err != nil {
			return err
		}
		for i := range rows {
			id := item(&rows[i])
			*id = a.Translation.Items[*id]
		}
		return a.tx.Clauses(ifNotExists).CreateInBatches(rows, batchSize).Error
	}
}

// reshare keeps with every colleague the questions that were theirs.
func (a activation) reshare() error {
	var rows []shareRow
	if err := ofWave(a.tx, a.sc).Order("unit, person, kind, key").Find(&rows).Error; err != nil {
		return err
	}
	var old, now []shareRow
	for _, r := range rows {
		was := access.Share{Kind: r.Kind, Key: r.Name}
		shares := was.Under(a.Translation)
		if slices.Equal(shares, []access.Share{was}) {
			continue
		}
		old = append(old, r)
		for _, s := range shares {
			now = append(now, shareRow{Key: r.Key, Person: r.Person, Kind: s.Kind, Name: s.Key})
		}
	}
	for _, r := range old {
		at := ofWave(a.tx, a.sc).Where("unit = ? AND person = ? AND kind = ? AND key = ?", r.Key.Unit, r.Person, r.Kind, r.Name)
		if err := at.Delete(&shareRow{}).Error; err != nil {
			return err
		}
	}
	if len(now) == 0 {
		return nil
	}
	return a.tx.Clauses(ifNotExists).CreateInBatches(now, batchSize).Error
}

package store

import (
	"fmt"

	"gorm.io/gorm"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

// memberOf is the scope's own person; a guest has no row.
func memberOf(tx *gorm.DB, sc access.Scope) (access.Member, error) {
	team, err := teamOf(tx, sc)
	if err != nil {
		return access.Member{}, err
	}
	for _, m := range team {
		if m.Person == sc.Person() {
			return m, nil
		}
	}
	return access.Member{}, nil
}

// permit refuses what the scope's person may not do in the county's response,
// as if it were not there. The command line may do everything, the DLT what it
// types in the county's place.
func permit(tx *gorm.DB, sc access.Scope, act access.Act, items ...*survey.Item) error {
	if sc.Role() == access.System {
		return nil
	}
	m, err := acting(tx, sc)
	if err == nil && !m.May(act, items...) {
		err = fmt.Errorf("%s is not for the %s: %w", act, m.Part, survey.ErrNotFound)
	}
	return err
}

func acting(tx *gorm.DB, sc access.Scope) (access.Member, error) {
	if sc.Role() == access.CountyRep {
		return memberOf(tx, sc)
	}
	_, err := typedBy(tx, sc)
	return access.Member{Person: sc.Person(), Part: access.Typist}, err
}

// permitSave does so for everything that a save touches.
func permitSave(tx *gorm.DB, sc access.Scope, sv survey.Save) error {
	if err := (noting{tx: tx, sc: sc, q: sv.Questionnaire}).permit(sv.Notes); err != nil {
		return err
	}
	var items []*survey.Item
	for _, c := range sv.Changes {
		items = append(items, sv.Questionnaire.Concerned(c.Ref)...)
	}
	if sv.Mark != nil {
		items = append(items, sv.Questionnaire.ItemsOf(sv.Mark.Page)...)
	}
	if len(items) == 0 { // nothing is touched
		return nil
	}
	return permit(tx, sc, access.Edit, items...)
}

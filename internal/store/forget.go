package store

import (
	"context"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

// ForgetPeople deletes what is known of those who worked on the county's
// response, and to whom its invitations went: the team with its links, names and
// addresses, unless they work for another county too, notes, what the DLT wrote about its
// contacts with the county, and texts that were not saved. Answers, history,
// submissions with their hashes and the audit trail stay as they are; they hold
// random ids. Only the command line may do so.
func (s *Store) ForgetPeople(ctx context.Context, sc access.Scope) error {
	const doing = "forget people"
	if sc.Role() != access.System {
		return wrap(doing, survey.ErrNotFound)
	}
	return s.manage(ctx, doing, sc, func(tx *gorm.DB, now time.Time) error {
		// Links come before sessions: whoever is being let in holds their link.
		err := ofCounty(tx.Model(&accessRow{}), sc).Where("revoked IS NULL").Updates(map[string]any{"revoked": instant{now}}).Error
		if err != nil {
			return err
		}
		err = ofCounty(tx.Model(&sessionRow{}), sc).Where("ended IS NULL").Updates(map[string]any{"ended": instant{now}}).Error
		if err != nil {
			return err
		}
		n, err := forgetPersons(tx, sc)
		if err != nil {
			return err
		}
		for _, table := range []any{&noteRow{}, &releaseCommentRow{}, &rescueRow{}, &presenceRow{}, &shareRow{}, &memberRow{}, &accessRow{}, &loginCodeRow{}, &contactRow{}, &approvalRow{}} {
			if err := ofCounty(tx, sc).Delete(table).Error; err != nil {
				return err
			}
		}
		// What was noted about a call may name those who were called.
		if err := ofCounty(tx.Model(&contactEventRow{}), sc).Updates(map[string]any{"text": ""}).Error; err != nil {
			return err
		}
		if err := ofCounty(tx.Model(&extensionRow{}), sc).Updates(map[string]any{"reason": "–"}).Error; err != nil {
			return err
		}
		if err := ofCounty(tx.Model(&returnRow{}), sc).Updates(map[string]any{"reason": "–"}).Error; err != nil {
			return err
		}
		if err := ofCounty(tx.Model(&proxyRow{}), sc).Updates(map[string]any{"consent_how": "–"}).Error; err != nil {
			return err
		}
		return auditScope(tx, now, sc, access.ActionPeopleForgotten, fmt.Sprintf("%d persons", n))
	})
}

// forgetPersons deletes the persons who are known by nothing but the county's
// response.
func forgetPersons(tx *gorm.DB, sc access.Scope) (int64, error) {
	var waves []string
	if err := tx.Model(&waveRow{}).Order("wave").Pluck("wave", &waves).Error; err != nil {
		return 0, err
	}
	var here, elsewhere []string
	for _, wave := range waves {
		for _, table := range []any{&memberRow{}, &accessRow{}, &contactRow{}, &proxyRow{}} {
			var rows []struct{ Unit, Person string }
			if err := tx.Set(allUnits, true).Model(table).Where("wave = ?", wave).Find(&rows).Error; err != nil {
				return 0, err
			}
			for _, r := range rows {
				if wave == sc.Wave() && r.Unit == sc.Unit() {
					here = append(here, r.Person)
				} else {
					elsewhere = append(elsewhere, r.Person)
				}
			}
		}
	}
	here = slices.DeleteFunc(here, func(person string) bool { return slices.Contains(elsewhere, person) })
	deleted := tx.Where("id IN ?", here).Delete(&personRow{})
	return deleted.RowsAffected, deleted.Error
}

package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/survey"
)

type settingRow struct {
	Key            unitKey `gorm:"embedded"`
	ReminderBefore int
	DailySummary   bool
}

func (settingRow) TableName() string { return "county_setting" }

// Reminding returns what the county chose, or the default.
func (s *Store) Reminding(ctx context.Context, sc access.Scope) (survey.Reminding, error) {
	const doing = "read mail settings"
	if err := oneCounty(sc); err != nil {
		return survey.Reminding{}, wrap(doing, err)
	}
	var row settingRow
	err := ofCounty(s.read.WithContext(ctx), sc).Take(&row).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return survey.DefaultReminding, nil
	}
	return survey.Reminding{Before: row.ReminderBefore, Summary: row.DailySummary}, wrap(doing, err)
}

// SetReminding stores what somebody chose who leads the team. ErrInvalid for a
// number of days that is not offered.
func (s *Store) SetReminding(ctx context.Context, sc access.Scope, r survey.Reminding) error {
	return s.lead(ctx, "store mail settings", sc, func(tx *gorm.DB, now time.Time) error {
		if r.Before != 0 && !slices.Contains(survey.RemindingBefore, r.Before) {
			return survey.ErrInvalid
		}
		row := settingRow{unitKey{sc.Wave(), sc.Unit()}, r.Before, r.Summary}
		own := clause.OnConflict{Columns: []clause.Column{{Name: "wave"}, {Name: "unit"}},
			DoUpdates: clause.AssignmentColumns([]string{"reminder_before", "daily_summary"})}
		if err := tx.Clauses(own).Create(&row).Error; err != nil {
			return err
		}
		return auditScope(tx, now, sc, access.ActionMailsChosen, fmt.Sprintf("reminder %d, summary %t", r.Before, r.Summary))
	})
}

// AtWork returns the counties of the wave in which somebody works on the
// response.
func (s *Store) AtWork(ctx context.Context, sc access.Scope) (units []string, err error) {
	const doing = "list counties at work"
	if err := wholeWave(sc); err != nil {
		return nil, wrap(doing, err)
	}
	err = ofWave(s.read.WithContext(ctx), sc).Model(&memberRow{}).Where("revoked IS NULL").
		Distinct().Order("unit").Pluck("unit", &units).Error
	return units, wrap(doing, err)
}

// CountyLetters returns the letters of the kinds to people of the county, the
// oldest first.
func (s *Store) CountyLetters(ctx context.Context, sc access.Scope, kinds ...*mail.Kind) ([]mail.Posted, error) {
	const doing = "list letters of a county"
	if err := inLand(s.read.WithContext(ctx), sc); err != nil {
		return nil, wrap(doing, err)
	}
	letters, err := lettersOf(s.read.WithContext(ctx), sc, kinds)
	return letters, wrap(doing, err)
}

func lettersOf(tx *gorm.DB, sc access.Scope, kinds []*mail.Kind) ([]mail.Posted, error) {
	var names []string
	for _, k := range kinds {
		names = append(names, k.Name)
	}
	var rows []outboxRow
	if err := ofCounty(tx, sc).Where("kind IN ?", names).Order("id").Find(&rows).Error; err != nil {
		return nil, err
	}
	return converted(rows, outboxRow.posted)
}

// Remind posts a mail to each of the persons and returns to how many. Left out is
// who has no access any more, or no address to which mails may go, or was reminded within
// mail.RemindAgain, and who was reminded of the same deadline. Whoever leads the
// team may do so. ErrOver when nobody can answer any more.
func (s *Store) Remind(ctx context.Context, sc access.Scope, reminders []survey.Reminder) (posted int, err error) {
	err = s.lead(ctx, "remind members", sc, func(tx *gorm.DB, now time.Time) error {
		posted = 0 // of an attempt that lost a race
		if err := ongoing(tx, sc, now); err != nil {
			return err
		}
		team, err := teamOf(tx, sc)
		if err != nil {
			return err
		}
		earlier, err := lettersOf(tx, sc, mail.Reminders)
		if err != nil {
			return err
		}
		last := mail.Last(earlier, mail.Hopeful...)
		letter, err := blankReminder(tx, sc)
		if err != nil {
			return err
		}
		for _, m := range team {
			i := slices.IndexFunc(reminders, func(r survey.Reminder) bool { return r.Person == m.Person })
			if i < 0 || m.Revoked || m.Contact.Email == "" || !m.Approval.Mails() || now.Before(last[m.Person].Add(mail.RemindAgain)) {
				continue
			}
			letter.Person, letter.Key = m.Person, reminderKey(sc, reminders[i], earlier)
			added, err := postReminder(tx, now, sc, letter)
			if err != nil {
				return err
			}
			if added {
				posted++
			}
		}
		return nil
	})
	return posted, err
}

// blankReminder names nobody yet; how the wave lets people in decides about its
// kind.
func blankReminder(tx *gorm.DB, sc access.Scope) (l mail.Letter, err error) {
	wave, err := waveOf(tx, sc.Wave())
	if err != nil {
		return l, err
	}
	l = mail.Letter{Kind: mail.Reminder, Wave: sc.Wave(), Unit: sc.Unit()}
	if wave.Login == survey.LoginMail {
		l.Kind = mail.LinkReminder
	}
	l.Values, err = letterhead(tx, sc)
	return l, err
}

func postReminder(tx *gorm.DB, now time.Time, sc access.Scope, l mail.Letter) (added bool, err error) {
	if added, err = postOnce(tx, now, l); !added || err != nil {
		return false, err
	}
	return true, auditScope(tx, now, sc, access.ActionMemberReminded, "person "+l.Person)
}

// reminderKey is that of the person's next reminder, or of the only one before a
// deadline: whoever asks twice gets it once.
func reminderKey(sc access.Scope, r survey.Reminder, earlier []mail.Posted) string {
	occasion := "before " + string(r.Deadline)
	if r.Deadline == "" {
		others := slices.DeleteFunc(slices.Clone(earlier), func(l mail.Posted) bool { return l.Person != r.Person })
		occasion = fmt.Sprintf("after %d", len(others))
	}
	return fmt.Sprintf("reminder %s %s %s %s", sc.Wave(), sc.Unit(), r.Person, occasion)
}

// Deeds returns what was done to the county's response from the instant on, in
// the order of time. What a new edition did to answers is nobody's deed.
func (s *Store) Deeds(ctx context.Context, sc access.Scope, from time.Time) (deeds []survey.Deed, err error) {
	const doing = "read deeds"
	if err := oneCounty(sc); err != nil {
		return nil, wrap(doing, err)
	}
	err = s.view(ctx, doing, func(tx *gorm.DB) error {
		var changes []historyRow
		if err := ofCounty(tx, sc).Select("item", "author", "time").Where("time >= ? AND path <> ?", instant{from}, survey.PathEdition).Find(&changes).Error; err != nil {
			return err
		}
		var marks []markRow
		if err := ofCounty(tx, sc).Where("time >= ?", instant{from}).Find(&marks).Error; err != nil {
			return err
		}
		deeds = nil
		for _, c := range changes {
			deeds = append(deeds, survey.Deed{Item: c.Item, Person: c.Author, Time: c.Time.Time})
		}
		for _, m := range marks {
			deeds = append(deeds, survey.Deed{Page: m.Page, Person: m.Author, Time: m.Time.Time})
		}
		slices.SortStableFunc(deeds, func(a, b survey.Deed) int { return a.Time.Compare(b.Time) })
		return nil
	})
	return deeds, err
}

package store

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

type redactionRow struct {
	Key    unitKey `gorm:"embedded"`
	Number int     `gorm:"primaryKey;autoIncrement:false"`
	Hash   string
	Time   instant
}

func (redactionRow) TableName() string { return "submission_redaction" }

// redact takes the personal values out of the wave's submissions and notes the hash
// of what is left. A submission that does not fit its hash stays as it is: the
// purge must not cover up a change.
func (s *Store) redact(tx *gorm.DB, now time.Time, sc access.Scope, bare Bare) (map[string]int64, error) {
	subs, redacted, err := allSubmissions(tx, sc)
	if err != nil {
		return nil, err
	}
	counts, changed := map[string]int64{}, []survey.Submission(nil)
	for _, sub := range subs {
		if redacted[place(sub)] != "" || survey.Digest(sub.County.Key, sub.Edition, sub.Rows) != sub.Hash {
			continue
		}
		left, err := bare(sub)
		if err != nil {
			return nil, err
		}
		if left.Rows = differing(sub.Rows, left.Rows); len(left.Rows) > 0 {
			left.Hash = survey.Digest(sub.County.Key, sub.Edition, merged(sub.Rows, left.Rows))
			changed = append(changed, left)
		}
	}
	if len(changed) == 0 {
		return counts, nil
	}
	err = s.thawed(tx, []string{"submission_answer"}, func() error {
		for _, sub := range changed {
			one, _ := sc.ForCounty(sub.County.Key)
			if err := redactOne(tx, now, one, sub); err != nil {
				return err
			}
			counts["submission_answer"] += int64(len(sub.Rows))
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return counts, bumpRevision(tx, sc.Wave()) // what servers hold in memory is read again
}

func redactOne(tx *gorm.DB, now time.Time, sc access.Scope, sub survey.Submission) error {
	for _, r := range sub.Rows {
		err := ofCounty(tx.Model(&submissionAnswerRow{}), sc).Where("number = ? AND item = ? AND record = ?", sub.Number, r.Item, r.Record).
			Updates(map[string]any{"value": r.Value.Canonical()}).Error
		if err != nil {
			return err
		}
	}
	row := redactionRow{Key: unitKey{sc.Wave(), sc.Unit()}, Number: sub.Number, Hash: sub.Hash, Time: instant{now}}
	if err := tx.Create(&row).Error; err != nil {
		return err
	}
	return auditScope(tx, now, sc, access.ActionRedacted, fmt.Sprintf("number %d, %s", sub.Number, sub.Hash))
}

func place(sub survey.Submission) string { return fmt.Sprintf("%s %d", sub.County.Key, sub.Number) }

// differing are the rows of now whose values are no longer those of before.
func differing(before, now []survey.SubmissionRow) (rows []survey.SubmissionRow) {
	for i, r := range now {
		if r.Value.Canonical() != before[i].Value.Canonical() {
			rows = append(rows, r)
		}
	}
	return rows
}

// merged puts the changed rows in the places of the old ones.
func merged(rows, changed []survey.SubmissionRow) []survey.SubmissionRow {
	values := map[survey.Ref]survey.SubmissionRow{}
	for _, r := range changed {
		values[r.Ref] = r
	}
	all := make([]survey.SubmissionRow, len(rows))
	for i, r := range rows {
		if now, found := values[r.Ref]; found {
			r = now
		}
		all[i] = r
	}
	return all
}

// allSubmissions are those of the wave, also those that no longer count, and the
// hashes of the redacted ones by place.
func allSubmissions(tx *gorm.DB, sc access.Scope) (subs []survey.Submission, redacted map[string]string, err error) {
	frame, err := frameOf(tx, sc)
	if err != nil {
		return nil, nil, err
	}
	var heads []submissionRow
	if err := ofWave(tx, sc).Order("unit, number").Find(&heads).Error; err != nil {
		return nil, nil, err
	}
	var answers []submissionAnswerRow
	if err := ofWave(tx, sc).Order("unit, number, position").Find(&answers).Error; err != nil {
		return nil, nil, err
	}
	var done []redactionRow
	if err := ofWave(tx, sc).Find(&done).Error; err != nil {
		return nil, nil, err
	}
	rows := map[string][]survey.SubmissionRow{}
	for _, a := range answers {
		row, err := a.row()
		if err != nil {
			return nil, nil, err
		}
		at := fmt.Sprintf("%s %d", a.Key.Unit, a.Number)
		rows[at] = append(rows[at], row)
	}
	for _, h := range heads {
		sub := h.submission(frame[h.Key.Unit])
		sub.Rows = rows[place(sub)]
		subs = append(subs, sub)
	}
	redacted = map[string]string{}
	for _, r := range done {
		redacted[fmt.Sprintf("%s %d", r.Key.Unit, r.Number)] = r.Hash
	}
	return subs, redacted, nil
}

// VerifySubmissions compares every submission of the wave with its hash or, where
// personal values were taken out, with the one noted then. It returns the reference
// numbers of those that do not fit, and how many there are.
func (s *Store) VerifySubmissions(ctx context.Context, sc access.Scope) (broken []string, all int, err error) {
	const doing = "verify submissions"
	if err := wholeWave(sc); err != nil {
		return nil, 0, wrap(doing, err)
	}
	err = s.view(ctx, doing, func(tx *gorm.DB) error {
		subs, redacted, err := allSubmissions(tx, sc)
		if err != nil {
			return err
		}
		broken, all = nil, len(subs)
		for _, sub := range subs {
			want := sub.Hash
			if hash := redacted[place(sub)]; hash != "" {
				want = hash
			}
			if survey.Digest(sub.County.Key, sub.Edition, sub.Rows) != want {
				broken = append(broken, sub.Reference)
			}
		}
		return nil
	})
	return broken, all, err
}

package store

import (
	"context"
	"errors"
	"fmt"

	"gorm.io/gorm"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

// LatestSubmission returns the county's submission that counts, or ErrNotFound.
func (s *Store) LatestSubmission(ctx context.Context, sc access.Scope) (sub survey.Submission, err error) {
	const doing = "read latest submission"
	if err := errors.Join(oneCounty(sc), permits(sc, access.FillIn, access.SeeAnswers)); err != nil {
		return sub, wrap(doing, err)
	}
	err = s.view(ctx, doing, func(tx *gorm.DB) error {
		var row responseRow
		if err := ofCounty(tx, sc).Take(&row).Error; err != nil {
			return err
		}
		sub, err = loadSubmission(tx, sc, row.Submissions)
		return err
	})
	return sub, err
}

// SubmissionHeads returns the county's submissions without their answers and
// authors, the first one first.
func (s *Store) SubmissionHeads(ctx context.Context, sc access.Scope) (heads []survey.Submission, err error) {
	const doing = "list submissions"
	if err := permits(sc, access.SeeProgress); err != nil {
		return nil, wrap(doing, err)
	}
	err = s.view(ctx, doing, func(tx *gorm.DB) error {
		if err := inLand(tx, sc); err != nil {
			return err
		}
		var rows []submissionRow
		if err := ofCounty(tx, sc).Order("number").Find(&rows).Error; err != nil {
			return err
		}
		heads, err = converted(rows, func(r submissionRow) (survey.Submission, error) {
			r.Author = ""
			return r.submission(survey.County{Key: sc.Unit()}), nil
		})
		return err
	})
	return heads, err
}

func loadSubmission(tx *gorm.DB, sc access.Scope, number int) (sub survey.Submission, err error) {
	var head submissionRow
	if err := ofCounty(tx, sc).Where("number = ?", number).Take(&head).Error; err != nil {
		return sub, err
	}
	var unit unitRow
	if err := ofCounty(tx, sc).Take(&unit).Error; err != nil {
		return sub, err
	}
	county, err := unit.county()
	if err != nil {
		return sub, err
	}
	var answers []submissionAnswerRow
	if err := ofCounty(tx, sc).Where("number = ?", number).Order("position").Find(&answers).Error; err != nil {
		return sub, err
	}
	sub = head.submission(county)
	sub.Rows, err = converted(answers, submissionAnswerRow.row)
	return sub, err
}

// CountedSubmissions returns the newest submission of each county that has one,
// by county key, and the revision of the wave to which exactly these belong.
// Equal values share their memory.
func (s *Store) CountedSubmissions(ctx context.Context, sc access.Scope) (subs []survey.Submission, revision int64, err error) {
	const doing = "read counted submissions"
	if err := errors.Join(wholeWave(sc), permits(sc, access.SeeFigures)); err != nil {
		return nil, 0, wrap(doing, err)
	}
	err = s.view(ctx, doing, func(tx *gorm.DB) error {
		wave, err := waveOf(tx, sc.Wave())
		if err != nil {
			return err
		}
		revision = wave.Revision
		subs, err = countedHeads(tx, sc)
		if err != nil {
			return err
		}
		return countedRows(tx, sc, subs)
	})
	return subs, revision, err
}

// newest keeps of table t what belongs to each county's newest submission.
func newest(tx *gorm.DB, sc access.Scope, table string) *gorm.DB {
	return tx.Set(allUnits, sc.All()).Table(table+" t").
		Joins("JOIN response r ON r.wave = t.wave AND r.unit = t.unit AND r.submissions = t.number").
		Where("t.wave = ?", sc.Wave())
}

func countedHeads(tx *gorm.DB, sc access.Scope) ([]survey.Submission, error) {
	frame, err := frameOf(tx, sc)
	if err != nil {
		return nil, err
	}
	var heads []submissionRow
	if err := newest(tx, sc, "submission").Select("t.*").Order("t.unit").Find(&heads).Error; err != nil {
		return nil, err
	}
	return converted(heads, func(h submissionRow) (survey.Submission, error) {
		return h.submission(frame[h.Key.Unit]), nil
	})
}

// countedRows hands out the answers, read in one go and in the heads' order.
// Most are one of a few closed answers: each is parsed once and shared.
func countedRows(tx *gorm.DB, sc access.Scope, subs []survey.Submission) error {
	query := newest(tx, sc, "submission_answer").
		Select("t.unit, t.item, t.record, t.state, t.value, t.edition").Order("t.unit, t.position")
	rows, err := query.Rows()
	if err != nil {
		return err
	}
	defer rows.Close()
	at, parsed := 0, map[string]survey.Value{}
	for rows.Next() {
		var unit, value string
		var row survey.SubmissionRow
		if err := rows.Scan(&unit, &row.Item, &row.Record, &row.State, &value, &row.Edition); err != nil {
			return err
		}
		for subs[at].County.Key != unit {
			at++
		}
		v, known := parsed[value]
		if !known {
			if v, err = survey.ParseValue(value); err != nil {
				return fmt.Errorf("county %s, item %s: %w", unit, row.Item, err)
			}
			parsed[value] = v
		}
		row.Value = v
		subs[at].Rows = append(subs[at].Rows, row)
	}
	return rows.Err()
}

func frameOf(tx *gorm.DB, sc access.Scope) (map[string]survey.County, error) {
	var units []unitRow
	if err := ofWave(tx, sc).Find(&units).Error; err != nil {
		return nil, err
	}
	frame := make(map[string]survey.County, len(units))
	for _, u := range units {
		c, err := u.county()
		if err != nil {
			return nil, err
		}
		frame[c.Key] = c
	}
	return frame, nil
}

// AddSubmissions adds submissions that did not come through the form, all or
// none: imported, reconstructed or sample data. Each becomes its county's
// newest; number, hash and reference are assigned here, and so are time,
// author and edition where they are empty. A county outside the frame is an
// ErrNotFound that names it. Any state of the wave but archived will do; a reconstructed one
// takes its own kind only, else ErrReconstructed.
func (s *Store) AddSubmissions(ctx context.Context, sc access.Scope, subs []survey.Submission) error {
	const doing = "add submissions"
	if err := errors.Join(wholeWave(sc), permits(sc, access.ManageResponses)); err != nil {
		return wrap(doing, err)
	}
	return s.change(ctx, doing, func(tx *gorm.DB) error {
		if _, err := waveOf(tx, sc.Wave()); err != nil {
			return err
		}
		last, err := lastNumbers(tx, sc)
		if err != nil {
			return err
		}
		wave, err := waveOf(tx, sc.Wave()) // read again: an activation may have come first
		if err != nil {
			return err
		}
		if wave.State == survey.WaveArchived {
			return survey.ErrArchived
		}
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		var batch submissionBatch
		for _, sub := range subs {
			if wave.Reconstructed && sub.Kind != survey.FromPublished {
				return fmt.Errorf("kind of submission %q: %w", sub.Kind, survey.ErrReconstructed)
			}
			if sub, err = complete(sub, survey.Submission{Edition: wave.Edition, Author: sc.Person(), Time: now}); err != nil {
				return err
			}
			number, known := last[sub.County.Key]
			if !known {
				return fmt.Errorf("county %q is not in the frame: %w", sub.County.Key, survey.ErrNotFound)
			}
			sub.Number = number + 1
			last[sub.County.Key] = sub.Number
			if err := batch.add(sc.Wave(), fmt.Sprintf("%s %d", sub.Kind, sub.Number), sub); err != nil {
				return err
			}
		}
		if err := batch.store(tx); err != nil {
			return err
		}
		if err := countNewest(tx, sc, batch.heads); err != nil {
			return err
		}
		if err := bumpRevision(tx, sc.Wave()); err != nil {
			return err
		}
		return auditScope(tx, now, sc, access.ActionImported, fmt.Sprintf("%d submissions", len(subs)))
	})
}

// complete fills what the giver left empty.
func complete(sub, with survey.Submission) (survey.Submission, error) {
	if sub.Kind == "" || sub.Kind == survey.FromForm || sub.Kind == survey.FromProxy {
		return sub, fmt.Errorf("county %q: kind of submission %q: %w", sub.County.Key, sub.Kind, survey.ErrInvalid)
	}
	if sub.Edition == "" {
		sub.Edition = with.Edition
	}
	if sub.Author == "" {
		sub.Author = with.Author
	}
	if sub.Time.IsZero() {
		sub.Time = with.Time
	}
	return sub, nil
}

// lastNumbers holds all responses of the wave, made where they are missing, and
// returns the number of the newest submission by county key.
func lastNumbers(tx *gorm.DB, sc access.Scope) (map[string]int, error) {
	if err := createResponses(tx, sc); err != nil {
		return nil, err
	}
	rows, err := lockResponses(tx, sc)
	last := make(map[string]int, len(rows))
	for _, r := range rows {
		last[r.Key.Unit] = r.Submissions
	}
	return last, err
}

func countNewest(tx *gorm.DB, sc access.Scope, heads []submissionRow) error {
	for _, h := range heads {
		county, _ := sc.ForCounty(h.Key.Unit)
		set := map[string]any{"disposition": survey.Submitted, "submissions": h.Number}
		if err := ofCounty(tx.Model(&responseRow{}), county).Updates(set).Error; err != nil {
			return err
		}
	}
	return nil
}

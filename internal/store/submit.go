package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

// Submit copies what counts of the county's answers into an immutable
// submission. edition is the one that q was compiled of, and to which the lineage
// leads; ErrEdition when another one is in force. seen is
// the survey.Digest of the answers that were shown to whoever submits, or empty for
// whatever there is; ErrConflict when it is that of others. The same submitID, and any
// id while the response is submitted, returns the submission that is there;
// ErrReopened when it was opened again after the submission of that id. ErrIncomplete when a required answer is
// missing or a check objects, ErrUnreleased when the county wants a release of
// these very answers first, ErrClosed when the wave takes none,
// ErrReconstructed when it never will.
func (s *Store) Submit(ctx context.Context, sc access.Scope, q *survey.Questionnaire, l survey.Lineage, edition, submitID, seen string) (sub survey.Submission, err error) {
	const doing = "submit"
	if err := oneCounty(sc); err != nil {
		return sub, wrap(doing, err)
	}
	if submitID == "" {
		return sub, wrap(doing, fmt.Errorf("no submit id: %w", survey.ErrInvalid))
	}
	err = s.change(ctx, doing, func(tx *gorm.DB) error {
		row, err := lockResponse(tx, sc)
		if err != nil {
			return err
		}
		proxy, err := typedBy(tx, sc)
		if err != nil {
			return err
		}
		if err := permit(tx, sc, access.Submit); err != nil {
			return err
		}
		wave, err := waveOf(tx, sc.Wave())
		if err != nil {
			return err
		}
		if wave.Reconstructed { // submitted before, but by nobody
			return survey.ErrReconstructed
		}
		there, err := submittedBefore(tx, sc, row, submitID)
		if err != nil {
			return err
		}
		if there == 0 {
			there = row.Submissions + 1
			if err := s.submit(tx, sc, q, l, edition, submitID, seen, row, proxy); err != nil {
				return err
			}
		}
		sub, err = loadSubmission(tx, sc, there)
		return err
	})
	return sub, err
}

// dated notes at the rows under which earlier edition their answers were given.
func dated(rows []survey.SubmissionRow, answers []survey.Answer, edition string) []survey.SubmissionRow {
	given := map[survey.Ref]string{}
	for _, a := range answers {
		if a.Edition != edition {
			given[a.Ref] = a.Edition
		}
	}
	for i, r := range rows {
		if r.State == survey.Answered || r.State == survey.NoAnswer {
			rows[i].Edition = given[r.Ref]
		}
	}
	return rows
}

// submittedBefore returns the number of the submission that answers the
// request, or 0.
func submittedBefore(tx *gorm.DB, sc access.Scope, row responseRow, submitID string) (int, error) {
	var same []submissionRow
	err := ofCounty(tx, sc).Where("submit_id = ?", submitID).Find(&same).Error
	switch {
	case err != nil:
		return 0, err
	case row.Disposition != survey.Submitted && len(same) > 0:
		return 0, fmt.Errorf("submission %d: %w", same[0].Number, survey.ErrReopened)
	case len(same) > 0:
		return same[0].Number, nil
	case row.Disposition == survey.Submitted:
		return row.Submissions, nil
	}
	return 0, nil
}

func (s *Store) submit(tx *gorm.DB, sc access.Scope, q *survey.Questionnaire, l survey.Lineage, edition, submitID, seen string, row responseRow, proxy int) error {
	now, err := s.now(tx)
	if err != nil {
		return err
	}
	if err := accepting(tx, row, now, edition); err != nil {
		return err
	}
	answers, err := answersOf(tx, sc)
	if err != nil {
		return err
	}
	given := survey.ByRef(answers)
	if o := q.Obstacles(given); !o.None() {
		return fmt.Errorf("%d answers missing, %d objections: %w", len(o.Missing), len(o.Objections), survey.ErrIncomplete)
	}
	rows := q.Snapshot(given)
	kind := survey.FromProxy
	if proxy == 0 { // else what counts is what the county signed or said
		kind = survey.FromForm
		if err := releasedFirst(tx, sc, l, rows); err != nil {
			return err
		}
	}
	if seen != "" && seen != survey.Digest(sc.Unit(), edition, rows) {
		return fmt.Errorf("answers have changed: %w", survey.ErrConflict)
	}
	sub := survey.Submission{County: survey.County{Key: sc.Unit()}, Number: row.Submissions + 1,
		Kind: kind, Edition: edition, Author: sc.Person(), Time: now,
		Rows: dated(rows, answers, edition)}
	var batch submissionBatch
	if err := batch.add(sc.Wave(), submitID, sub); err != nil {
		return err
	}
	if err := batch.store(tx); err != nil {
		return err
	}
	set := map[string]any{"disposition": survey.Submitted, "submissions": sub.Number, "last_activity": instant{now}}
	if err := ofCounty(tx.Model(&responseRow{}), sc).Updates(set).Error; err != nil {
		return err
	}
	if err := confirmReceipt(tx, now, sc, batch.heads[0]); err != nil {
		return err
	}
	if err := bumpRevision(tx, sc.Wave()); err != nil {
		return err
	}
	return auditScope(tx, now, sc, access.ActionSubmitted, fmt.Sprintf("number %d", sub.Number))
}

// confirmReceipt mails the receipt to whoever submitted, or to the county in whose
// place the DLT did. No entry in its place goes on.
func confirmReceipt(tx *gorm.DB, now time.Time, sc access.Scope, sub submissionRow) error {
	if sub.Kind == survey.FromProxy {
		if err := endProxy(tx, now, sc, survey.ProxySubmitted, sub.Number); err != nil {
			return err
		}
		return askToConfirm(tx, sc, sub)
	}
	if err := endProxy(tx, now, sc, survey.ProxyBegun, 0); err != nil {
		return err
	}
	return postReceipt(tx, sub)
}

// Reopen lets the county go on after its submission, which keeps counting until
// there is a newer one, and grants the request to do so, if there is one.
// ErrConflict when the response is not submitted, ErrReconstructed when nobody
// ever submitted it.
func (s *Store) Reopen(ctx context.Context, sc access.Scope) error {
	const doing = "reopen response"
	if err := errors.Join(oneCounty(sc), permits(sc, access.ManageResponses)); err != nil {
		return wrap(doing, err)
	}
	return s.change(ctx, doing, func(tx *gorm.DB) error {
		_, err := s.reopen(tx, sc)
		return err
	})
}

func (s *Store) reopen(tx *gorm.DB, sc access.Scope) (now time.Time, err error) {
	row, err := lockResponse(tx, sc)
	if err != nil {
		return now, err
	}
	if now, err = s.now(tx); err != nil {
		return now, err
	}
	wave, err := waveOf(tx, sc.Wave())
	if err != nil {
		return now, err
	}
	if err := accepting(tx, row, now, wave.Edition); err != nil {
		return now, err
	}
	if row.Disposition != survey.Submitted {
		return now, fmt.Errorf("response is %s: %w", row.Disposition, survey.ErrConflict)
	}
	set := map[string]any{"disposition": survey.Returned, "last_activity": instant{now}}
	if err := ofCounty(tx.Model(&responseRow{}), sc).Updates(set).Error; err != nil {
		return now, err
	}
	if err := grantReopening(tx, now, sc); err != nil {
		return now, err
	}
	return now, auditScope(tx, now, sc, access.ActionReopened, "")
}

// bumpRevision comes last in its transaction: all submissions of a wave wait
// for this row.
func bumpRevision(tx *gorm.DB, wave string) error {
	return tx.Model(&waveRow{}).Where("wave = ?", wave).
		Updates(map[string]any{"revision": gorm.Expr("revision + 1")}).Error
}

// submissionBatch collects the rows of one or many submissions.
type submissionBatch struct {
	heads   []submissionRow
	answers []submissionAnswerRow
}

// add takes a submission with its number; hash and reference are made here.
func (b *submissionBatch) add(wave, submitID string, sub survey.Submission) error {
	key := unitKey{wave, sub.County.Key}
	hash := survey.Digest(key.Unit, sub.Edition, sub.Rows)
	b.heads = append(b.heads, submissionRow{Key: key, Number: sub.Number, SubmitID: submitID,
		Kind: sub.Kind, Edition: sub.Edition, Author: sub.Author, Time: instant{sub.Time},
		Hash: hash, Reference: survey.Reference(wave, key.Unit, sub.Number, hash)})
	for i, r := range sub.Rows {
		if err := checkValue(r.Value); err != nil {
			return err
		}
		b.answers = append(b.answers, submissionAnswerRow{Key: key, Number: sub.Number,
			Item: r.Item, Record: r.Record, Position: i, State: r.State, Value: r.Value.Canonical(), Edition: r.Edition})
	}
	return nil
}

func (b *submissionBatch) store(tx *gorm.DB) error {
	if err := tx.CreateInBatches(b.heads, batchSize).Error; err != nil {
		return err
	}
	return tx.CreateInBatches(b.answers, batchSize).Error
}

package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"time"

	"gorm.io/gorm"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

// SaveAnswers saves what one form posted, in one transaction. An answer that
// the editor did not touch is left alone; one that somebody else changed in the
// meantime becomes a conflict, and all others are saved. The same act again
// gets the first reply. Notes are stored beside conflicts, too. ErrClosed when the wave takes no answers,
// ErrReconstructed when it never will, ErrSubmitted when the county has
// submitted, ErrEdition when another edition than the form's is in force,
// ErrNotFound when anything in it is not for the scope's person, ErrBegun and
// ErrEntryEnded when the DLT may not type it any more; nothing is stored then.
func (s *Store) SaveAnswers(ctx context.Context, sc access.Scope, sv survey.Save) (result survey.SaveResult, err error) {
	const doing = "save answers"
	if err := oneCounty(sc); err != nil {
		return result, wrap(doing, err)
	}
	if err := checkSave(sv); err != nil {
		return result, wrap(doing, err)
	}
	receipt := receiptRow{Key: unitKey{sc.Wave(), sc.Unit()}, SaveID: sv.SaveID, Digest: digest(sv)}
	err = s.change(ctx, doing, func(tx *gorm.DB) error {
		row, err := lockResponse(tx, sc)
		if err != nil {
			return err
		}
		proxy, err := typedBy(tx, sc)
		if err != nil {
			return err
		}
		if err := permitSave(tx, sc, sv); err != nil {
			return err
		}
		again, err := firstReply(tx, sc, receipt, &result)
		if again || err != nil {
			return err
		}
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		if err := accepting(tx, row, now, sv.Edition); err != nil {
			return err
		}
		if row.Disposition == survey.Submitted {
			return survey.ErrSubmitted
		}
		a := saving{tx: tx, sc: sc, save: sv, now: now, proxy: proxy}
		if result, err = a.run(row); err != nil {
			return err
		}
		return keepReply(tx, receipt, now, result)
	})
	return result, err
}

func checkSave(sv survey.Save) error {
	if sv.FormID == "" || sv.SaveID == "" || sv.Edition == "" || sv.Path == "" {
		return fmt.Errorf("a save needs form, id, edition and path: %w", survey.ErrInvalid)
	}
	if sv.Mark != nil && sv.Mark.Page == "" {
		return fmt.Errorf("a mark needs a page: %w", survey.ErrInvalid)
	}
	if err := errors.Join(checkNotes(sv.Notes), checkRemarks(sv)); err != nil {
		return err
	}
	if len(sv.Notes) > 0 && sv.Questionnaire == nil {
		return fmt.Errorf("notes need a questionnaire: %w", survey.ErrInvalid)
	}
	seen := map[survey.Ref]bool{}
	for _, c := range sv.Changes {
		if c.Item == "" || c.Record < 0 || c.Version < 0 || seen[c.Ref] {
			return fmt.Errorf("change of %q, record %d is incomplete or occurs twice: %w", c.Item, c.Record, survey.ErrInvalid)
		}
		if err := checkValue(c.Value); err != nil {
			return err
		}
		seen[c.Ref] = true
	}
	return nil
}

// digest tells whether two acts with the same id have the same content.
func digest(sv survey.Save) string {
	h := sha256.New()
	fmt.Fprintf(h, "%q %q %q\n", sv.FormID, sv.Edition, sv.Path)
	for _, c := range sv.Changes {
		fmt.Fprintf(h, "%q %d %d %q\n", c.Item, c.Record, c.Version, c.Value.Canonical())
	}
	if sv.Mark != nil {
		fmt.Fprintf(h, "%q %t\n", sv.Mark.Page, sv.Mark.Done)
	}
	for _, n := range sv.Notes {
		fmt.Fprintf(h, "%q %q %q %t\n", n.Item, n.Text, n.ID, n.Settled)
	}
	for _, r := range sv.Remarks {
		fmt.Fprintf(h, "%q %q %q\n", r.Item, r.Category, r.Text)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// saving is one act of saving inside its transaction.
type saving struct {
	tx   *gorm.DB
	sc   access.Scope
	save survey.Save
	now  time.Time

	proxy int // number of the entry in the county's place; 0: none

	stored map[survey.Ref]answerRow
	seen   map[seenKey]string // values that the history holds at the posted versions

	history []historyRow          // of items of which the form does not know the latest
	moved   map[survey.Ref]string // form ids of records that got another number than the form's
}

type seenKey struct {
	survey.Ref
	version int
}

func (a *saving) run(row responseRow) (result survey.SaveResult, err error) {
	result.Time = a.now
	if err := a.load(); err != nil {
		return result, err
	}
	var accepted []survey.Change
	for _, c := range a.place(&result) {
		switch a.verdict(c) {
		case write:
			accepted = append(accepted, c)
			result.Saved = append(result.Saved, c.Ref)
		case conflict:
			theirs, err := a.stored[c.Ref].answer()
			if err != nil {
				return result, err
			}
			theirs.Ref = c.Ref
			result.Conflicts = append(result.Conflicts, survey.Conflict{Ref: c.Ref, Mine: c.Value, Theirs: theirs})
		}
	}
	if err := a.store(accepted); err != nil {
		return result, err
	}
	marked, err := a.mark()
	if err != nil {
		return result, err
	}
	n := noting{a.tx, a.sc, a.save.Questionnaire, a.now}
	if err := n.store(a.save.FormID, a.save.Notes); err != nil {
		return result, err
	}
	if err := a.pretested(); err != nil {
		return result, err
	}
	if len(accepted) > 0 || marked {
		err = a.activity(row, len(accepted))
	}
	return result, err
}

// load reads the answers to which the changes refer and, where they have moved
// on since the editor saw them, what the editor saw.
func (a *saving) load() error {
	a.stored, a.seen, a.moved = map[survey.Ref]answerRow{}, map[seenKey]string{}, map[survey.Ref]string{}
	var rows []answerRow
	if err := ofCounty(a.tx, a.sc).Where("item IN ?", items(a.save.Changes)).Find(&rows).Error; err != nil {
		return err
	}
	for _, r := range rows {
		a.stored[r.ref()] = r
		a.seen[seenKey{r.ref(), r.Version}] = r.Value
	}
	var stale []survey.Change
	for _, c := range a.save.Changes {
		if (c.Version != 0 || c.Record > 0) && c.Version != a.stored[c.Ref].Version {
			stale = append(stale, c)
		}
	}
	if len(stale) == 0 {
		return nil
	}
	if err := ofCounty(a.tx, a.sc).Where("item IN ?", items(stale)).Order("item, record, version").Find(&a.history).Error; err != nil {
		return err
	}
	for _, h := range a.history {
		a.seen[seenKey{survey.Ref{Item: h.Item, Record: h.Record}, h.Version}] = h.NewValue
	}
	return nil
}

func items(changes []survey.Change) []string {
	var ids []string
	for _, c := range changes {
		ids = append(ids, c.Item)
	}
	return ids
}

type verdict int

const (
	leave verdict = iota
	write
	conflict
)

// verdict decides about one change.
func (a *saving) verdict(c survey.Change) verdict {
	value, current := c.Value.Canonical(), a.stored[c.Ref]
	own := a.ours(current.FormID)
	base, known := a.seen[seenKey{c.Ref, c.Version}]
	if c.Version == 0 {
		known = true
	}
	switch {
	case value == current.Value && (value == "" || current.Edition == a.save.Edition || c.Version != current.Version):
		return leave
	case value == current.Value: // given again, under the edition that is in force now
		return write
	case own:
		// The form saved this answer itself and may not have learnt the new
		// version. What it shows now is what its editor means, even where that
		// is again the value with which it was opened.
		return write
	case known && value == base:
		return leave
	case c.Version == current.Version:
		return write
	default:
		return conflict
	}
}

// ours reports whether the form stored it, under whatever number.
func (a *saving) ours(formID string) bool {
	return formID == a.save.FormID || strings.HasPrefix(formID, a.save.FormID+"#")
}

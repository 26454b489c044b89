package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"gorm.io/gorm"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

type waveEditionRow struct {
	Wave     string `gorm:"primaryKey"`
	Number   int    `gorm:"primaryKey;autoIncrement:false"`
	Edition  string
	Time     instant
	Actor    string
	Proposer string
	Reason   string
}

func (waveEditionRow) TableName() string { return "wave_edition" }

func (r waveEditionRow) inForce() (survey.EditionInForce, error) {
	return survey.EditionInForce{Number: r.Number, Edition: r.Edition, Time: r.Time.Time,
		Actor: r.Actor, Proposer: r.Proposer, Reason: r.Reason}, nil
}

type proposalRow struct {
	Wave     string `gorm:"primaryKey"`
	Edition  string
	Base     string
	Proposer string
	Reason   string
	Time     instant
}

func (proposalRow) TableName() string { return "edition_proposal" }

func (r proposalRow) proposal() survey.Proposal {
	return survey.Proposal{Edition: r.Edition, Base: r.Base, Proposer: r.Proposer, Reason: r.Reason, Time: r.Time.Time}
}

// WaveEditions returns the editions that were in force in the wave, the present
// one last.
func (s *Store) WaveEditions(ctx context.Context, wave string) ([]survey.EditionInForce, error) {
	all, err := waveEditions(s.read.WithContext(ctx), wave)
	return all, wrap("list editions of wave", err)
}

func waveEditions(tx *gorm.DB, wave string) ([]survey.EditionInForce, error) {
	var rows []waveEditionRow
	if err := tx.Where("wave = ?", wave).Order("number").Find(&rows).Error; err != nil {
		return nil, err
	}
	return converted(rows, waveEditionRow.inForce)
}

// Proposal returns the wave's open proposal, or ErrNotFound.
func (s *Store) Proposal(ctx context.Context, wave string) (survey.Proposal, error) {
	row, err := proposalOf(s.read.WithContext(ctx), wave)
	return row.proposal(), wrap("read proposal", err)
}

func proposalOf(tx *gorm.DB, wave string) (row proposalRow, err error) {
	err = tx.Where("wave = ?", wave).Take(&row).Error
	return row, err
}

func (s *Store) addEdition(tx *gorm.DB, definition []byte) (sha string, err error) {
	now, err := s.now(tx)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(definition)
	sha = hex.EncodeToString(sum[:])
	return sha, tx.Clauses(ifNotExists).Create(&editionRow{sha, definition, instant{now}}).Error
}

// ProposeEdition opens the wave's proposal to put a stored edition in force.
// ErrConflict when there is one already, when Base is not in force any more, or
// when the edition is in force itself; ErrNotFound when the edition is not
// stored, ErrReconstructed where nothing changes any more.
func (s *Store) ProposeEdition(ctx context.Context, sc access.Scope, p survey.Proposal) error {
	const doing = "propose edition"
	if err := errors.Join(wholeWave(sc), permits(sc, access.WriteDefinitions)); err != nil {
		return wrap(doing, err)
	}
	return s.change(ctx, doing, func(tx *gorm.DB) error {
		if err := tx.Where("sha256 = ?", p.Edition).Take(&editionRow{}).Error; err != nil {
			return err
		}
		if _, err := changeable(tx, sc.Wave(), p.Base, p.Edition); err != nil {
			return err
		}
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		row := proposalRow{Wave: sc.Wave(), Edition: p.Edition, Base: p.Base, Proposer: sc.Person(), Reason: p.Reason, Time: instant{now}}
		if err := tx.Create(&row).Error; err != nil {
			return err
		}
		return auditScope(tx, now, sc, access.ActionEditionProposed, "edition "+p.Edition)
	})
}

// changeable returns the wave if the edition base is in force in it and may be
// replaced by the other.
func changeable(tx *gorm.DB, key, base, edition string) (survey.Wave, error) {
	w, err := waveOf(tx, key)
	switch {
	case err != nil:
	case w.Reconstructed:
		err = survey.ErrReconstructed
	case w.State == survey.WaveArchived:
		err = survey.ErrArchived
	case w.Edition != base:
		err = fmt.Errorf("in force is edition %s: %w", w.Edition, survey.ErrConflict)
	case w.Edition == edition:
		err = fmt.Errorf("edition is in force already: %w", survey.ErrConflict)
	}
	return w, err
}

// WithdrawProposal takes back the wave's open proposal of the edition. Without
// one it is an ErrNotFound.
func (s *Store) WithdrawProposal(ctx context.Context, sc access.Scope, edition string) error {
	const doing = "withdraw proposal"
	if err := errors.Join(wholeWave(sc), permits(sc, access.WriteDefinitions)); err != nil {
		return wrap(doing, err)
	}
	return s.change(ctx, doing, func(tx *gorm.DB) error {
		removed := tx.Where("wave = ? AND edition = ?", sc.Wave(), edition).Delete(&proposalRow{})
		if removed.Error != nil {
			return removed.Error
		}
		if removed.RowsAffected == 0 {
			return survey.ErrNotFound
		}
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		return auditScope(tx, now, sc, access.ActionEditionWithdrawn, "edition "+edition)
	})
}

// SoleAdmin reports whether no other active administrator than the person
// exists.
func (s *Store) SoleAdmin(ctx context.Context, person string) (bool, error) {
	sole, err := soleAdmin(s.read.WithContext(ctx), person)
	return sole, wrap("count admins", err)
}

func soleAdmin(tx *gorm.DB, person string) (bool, error) {
	var others int64
	err := tx.Model(&adminRow{}).Where("person <> ? AND role = ? AND disabled = ?", person, access.Admin, false).Count(&others).Error
	return others == 0, err
}

// LiveAnswers returns what the counties of the wave have answered so far to the
// items, by county key.
func (s *Store) LiveAnswers(ctx context.Context, sc access.Scope, items []string) (map[string]survey.Answers, error) {
	const doing = "read live answers"
	if err := errors.Join(wholeWave(sc), permits(sc, access.SeeDefinitions)); err != nil {
		return nil, wrap(doing, err)
	}
	rows, err := liveRows(s.read.WithContext(ctx), sc, items)
	if err != nil {
		return nil, wrap(doing, err)
	}
	live := map[string]survey.Answers{}
	for _, r := range rows {
		a, err := r.answer()
		if err != nil {
			return nil, wrap(doing, err)
		}
		if live[r.Key.Unit] == nil {
			live[r.Key.Unit] = survey.Answers{}
		}
		live[r.Key.Unit][a.Ref] = a.Value
	}
	return live, nil
}

func liveRows(tx *gorm.DB, sc access.Scope, items []string) (rows []answerRow, err error) {
	err = ofWave(tx, sc).Where("item IN ?", items).Order("unit, item, record").Find(&rows).Error
	return rows, err
}

// ActivateEdition puts an edition in force. Live answers are put into its words,
// each with a history entry; those to questions that are not asked any more stay
// as they are. Submissions keep their edition.
//
// An administrator activates what another one has proposed: ErrSecondPerson for
// the proposer, unless no other active account exists and a reason is given. The
// command line needs no proposal, but a reason. ErrConflict when Base is not in
// force any more or nobody has proposed this; ErrClosed in a closed wave where
// stored answers would read differently; ErrInvalid without a needed reason. A
// draft takes every edition.
func (s *Store) ActivateEdition(ctx context.Context, sc access.Scope, a survey.Activation) error {
	const doing = "activate edition"
	if err := errors.Join(wholeWave(sc), permits(sc, access.WriteDefinitions)); err != nil {
		return wrap(doing, err)
	}
	return s.change(ctx, doing, func(tx *gorm.DB) error {
		// Whoever saves or submits holds a response and reads the wave's edition
		// after that.
		if _, err := lockResponses(tx, sc); err != nil {
			return err
		}
		wave, err := changeable(tx, sc.Wave(), a.Base, a.Edition)
		if err != nil {
			return err
		}
		fates := a.Translation.Fates()
		if wave.State.Over() && len(fates) > 0 {
			return survey.ErrClosed
		}
		proposer, err := s.proposer(tx, sc, a)
		if err != nil {
			return err
		}
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		if err := s.brought(tx, a); err != nil {
			return err
		}
		act := activation{tx: tx, sc: sc, Activation: a, now: now}
		rewritten, err := act.rewrite(fates)
		if err != nil {
			return err
		}
		if err := act.follow(fates); err != nil {
			return err
		}
		if err := act.move(proposer); err != nil {
			return err
		}
		return auditScope(tx, now, sc, access.ActionEditionActivated,
			fmt.Sprintf("edition %s for %s, %d answers rewritten, reason: %s", a.Edition, a.Base, rewritten, a.Reason))
	})
}

// proposer returns who proposed what is activated, if the actor may activate it.
func (s *Store) proposer(tx *gorm.DB, sc access.Scope, a survey.Activation) (string, error) {
	unexplained := strings.TrimSpace(a.Reason) == ""
	if sc.Role() == access.System {
		if unexplained {
			return "", fmt.Errorf("no reason: %w", survey.ErrInvalid)
		}
		return "", nil
	}
	row, err := proposalOf(tx, sc.Wave())
	switch {
	case errors.Is(err, gorm.ErrRecordNotFound):
		return "", fmt.Errorf("no open proposal: %w", survey.ErrConflict)
	case err != nil:
		return "", err
	case row.Edition != a.Edition || row.Base != a.Base:
		return "", fmt.Errorf("proposed is edition %s for %s: %w", row.Edition, row.Base, survey.ErrConflict)
	case row.Proposer != sc.Person():
		return row.Proposer, nil
	}
	sole, err := soleAdmin(tx, sc.Person())
	switch {
	case err != nil:
		return "", err
	case !sole:
		return "", survey.ErrSecondPerson
	case unexplained:
		return "", fmt.Errorf("no reason: %w", survey.ErrInvalid)
	}
	return row.Proposer, nil
}

// activation is one activation inside its transaction.
type activation struct {
	tx *gorm.DB
	sc access.Scope
	survey.Activation
	now time.Time
}

// brought stores the definition that comes with the activation.
func (s *Store) brought(tx *gorm.DB, a survey.Activation) error {
	if a.Definition == nil {
		return nil
	}
	sha, err := s.addEdition(tx, a.Definition)
	if err == nil && sha != a.Edition {
		err = fmt.Errorf("definition is edition %s, not %s: %w", sha, a.Edition, survey.ErrInvalid)
	}
	return err
}

// move gives the wave its new edition and notes it; what was computed before is
// outdated.
func (a activation) move(proposer string) error {
	moved := a.tx.Model(&waveRow{}).Where("wave = ? AND edition = ?", a.sc.Wave(), a.Base).
		Updates(map[string]any{"edition": a.Edition, "revision": gorm.Expr("revision + 1")})
	if moved.Error != nil {
		return moved.Error
	}
	if moved.RowsAffected == 0 {
		return survey.ErrConflict
	}
	before, err := waveEditions(a.tx, a.sc.Wave())
	if err != nil {
		return err
	}
	row := waveEditionRow{a.sc.Wave(), len(before) + 1, a.Edition, instant{a.now}, a.sc.Person(), proposer, a.Reason}
	if err := a.tx.Create(&row).Error; err != nil {
		return err
	}
	return a.tx.Where("wave = ? AND edition = ?", a.sc.Wave(), a.Edition).Delete(&proposalRow{}).Error
}

// rewrite puts the live answers into the words of the new edition. The answers
// keep the edition under which they were given; the history names the new one.
func (a activation) rewrite(fates map[string]survey.Fate) (rewritten int, err error) {
	items := map[string]bool{}
	for id, fate := range fates {
		if !fate.Gone {
			items[id], items[a.Translation.Items[id]] = true, true
		}
	}
	rows, err := liveRows(a.tx, a.sc, slices.Collect(maps.Keys(items)))
	if err != nil || len(rows) == 0 {
		return 0, err
	}
	stored := map[unitKey]map[survey.Ref]answerRow{}
	for _, r := range rows {
		if stored[r.Key] == nil {
			stored[r.Key] = map[survey.Ref]answerRow{}
		}
		stored[r.Key][r.ref()] = r
	}
	var w rewriting
	for _, r := range rows {
		if err := a.translate(&w, r, stored[r.Key]); err != nil {
			return 0, err
		}
	}
	return len(w.answers), w.store(a.tx)
}

// translate moves one answer where it belongs now.
func (a activation) translate(w *rewriting, r answerRow, stored map[survey.Ref]answerRow) error {
	if _, asked := a.Translation.Items[r.Item]; !asked || r.Value == "" {
		return nil
	}
	was, err := r.answer()
	if err != nil {
		return err
	}
	now := a.Translation.Answer(was.Ref, was.Value)
	if now.Gone || now.Ref == was.Ref && now.Value.Equal(was.Value) {
		return nil
	}
	if now.Ref != was.Ref {
		w.add(a, r, survey.Value{})
		target := stored[now.Ref]
		target.Key, target.Item, target.Record, target.Edition = r.Key, now.Item, now.Record, r.Edition
		r = target
	}
	w.add(a, r, now.Value)
	return nil
}

// rewriting collects the new versions of many answers.
type rewriting struct {
	answers []answerRow
	history []historyRow
}

func (w *rewriting) add(a activation, row answerRow, v survey.Value) {
	h := historyRow{Key: row.Key, Item: row.Item, Record: row.Record, Version: row.Version + 1, OldValue: row.Value,
		NewValue: v.Canonical(), Author: a.sc.Person(), Time: instant{a.now}, Path: survey.PathEdition, Edition: a.Edition}
	row.Value, row.Version, row.Author, row.Time, row.FormID = h.NewValue, h.Version, h.Author, h.Time, ""
	w.answers, w.history = append(w.answers, row), append(w.history, h)
}

func (w *rewriting) store(tx *gorm.DB) error {
	if len(w.answers) == 0 {
		return nil
	}
	written := tx.Clauses(nextVersion).CreateInBatches(w.answers, batchSize)
	if written.Error != nil {
		return written.Error
	}
	if written.RowsAffected != int64(len(w.answers)) {
		return errRaced
	}
	return tx.CreateInBatches(w.history, batchSize).Error
}

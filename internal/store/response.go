package store

import (
	"context"
	"time"

	"gorm.io/gorm"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

// stateRow is a county's line in the frame with what became of it.
type stateRow struct {
	Frame          unitRow `gorm:"embedded"`
	Disposition    survey.Disposition
	FirstSaved     instant
	LastActivity   instant
	Submissions    int
	FirstSubmitted instant
	Submitted      instant
	Reference      string
	Extended       survey.Day
	Interim        bool
}

// states reads the frame, its responses, the first and the newest submissions in one
// statement. A wave that was never opened has a frame without responses.
func states(tx *gorm.DB) *gorm.DB {
	return tx.Table("unit u").
		Select("u.wave, u.unit, u.name, u.land, u.columns, " +
			"COALESCE(r.disposition, 'not_started') AS disposition, r.first_saved, r.last_activity, " +
			"COALESCE(r.submissions, 0) AS submissions, f.time AS first_submitted, s.time AS submitted, COALESCE(s.reference, '') AS reference, " +
			"COALESCE((SELECT until_day FROM extension e WHERE e.wave = u.wave AND e.unit = u.unit ORDER BY number DESC LIMIT 1), '') AS extended, " +
			"COALESCE(r.submissions, 0) = 0 AND EXISTS (SELECT 1 FROM interim i WHERE i.wave = u.wave AND i.unit = u.unit AND i.revoked IS NULL) AS interim").
		Joins("LEFT JOIN response r ON r.wave = u.wave AND r.unit = u.unit").
		Joins("LEFT JOIN submission f ON f.wave = r.wave AND f.unit = r.unit AND f.number = 1").
		Joins("LEFT JOIN submission s ON s.wave = r.wave AND s.unit = r.unit AND s.number = r.submissions")
}

func (r stateRow) response(marks []markRow) (survey.Response, error) {
	c, err := r.Frame.county()
	res := survey.Response{County: c, Disposition: r.Disposition, PagesDone: map[string]survey.PageDone{},
		FirstSaved: r.FirstSaved.Time, LastActivity: r.LastActivity.Time,
		Submissions: r.Submissions, FirstSubmitted: r.FirstSubmitted.Time, Submitted: r.Submitted.Time, Reference: r.Reference, Extended: r.Extended, Interim: r.Interim}
	for _, m := range marks {
		res.PagesDone[m.Page] = survey.PageDone{Author: m.Author, Time: m.Time.Time}
	}
	return res, err
}

// Response returns the state of the scope's county. A wave that was never
// opened has none: ErrNotFound.
func (s *Store) Response(ctx context.Context, sc access.Scope) (res survey.Response, err error) {
	const doing = "read response"
	tx := s.read.WithContext(ctx)
	if err := inLand(tx, sc); err != nil {
		return res, wrap(doing, err)
	}
	var row stateRow
	// The response must exist, not only the county in the frame.
	err = states(tx).Where("r.wave = ? AND r.unit = ?", sc.Wave(), sc.Unit()).Take(&row).Error
	if err != nil {
		return res, wrap(doing, err)
	}
	var marks []markRow
	if err := ofCounty(tx, sc).Find(&marks).Error; err != nil {
		return res, wrap(doing, err)
	}
	res, err = row.response(marks)
	return res, wrap(doing, err)
}

// Responses returns the counties of the frame by key with what became of them:
// all, or those of the scope's Land.
func (s *Store) Responses(ctx context.Context, sc access.Scope) (all []survey.Response, err error) {
	const doing = "list responses"
	if err := manyCounties(sc); err != nil {
		return nil, wrap(doing, err)
	}
	err = s.view(ctx, doing, func(tx *gorm.DB) error {
		all, err = responsesOf(tx, sc)
		return err
	})
	return all, err
}

// responsesOf are those of the wave, of a Land or of one county.
func responsesOf(tx *gorm.DB, sc access.Scope) ([]survey.Response, error) {
	if _, err := waveOf(tx, sc.Wave()); err != nil {
		return nil, err
	}
	frame, marked := amongUnits(states(tx), sc, "u.wave", "u.unit"), amongUnits(tx, sc, "wave", "unit")
	if sc.Unit() != "" {
		frame, marked = states(tx).Where("u.wave = ? AND u.unit = ?", sc.Wave(), sc.Unit()), ofCounty(tx, sc)
	}
	var rows []stateRow
	if err := frame.Order("u.unit").Find(&rows).Error; err != nil {
		return nil, err
	}
	var marks []markRow
	if err := marked.Find(&marks).Error; err != nil {
		return nil, err
	}
	byUnit := map[string][]markRow{}
	for _, m := range marks {
		byUnit[m.Key.Unit] = append(byUnit[m.Key.Unit], m)
	}
	return converted(rows, func(r stateRow) (survey.Response, error) { return r.response(byUnit[r.Frame.Key.Unit]) })
}

// Answers returns what the scope's county has answered so far, cleared answers
// included: their version counts on.
func (s *Store) Answers(ctx context.Context, sc access.Scope) ([]survey.Answer, error) {
	const doing = "read answers"
	if err := oneCounty(sc); err != nil {
		return nil, wrap(doing, err)
	}
	var answers []survey.Answer
	err := s.reading(ctx, doing, sc, func(tx *gorm.DB) (err error) {
		answers, err = answersOf(tx, sc)
		return err
	})
	return answers, err
}

// reading runs fn where the scope's person may read what the county has not
// submitted: for the DLT that is while it types in the county's place.
func (s *Store) reading(ctx context.Context, doing string, sc access.Scope, fn func(tx *gorm.DB) error) error {
	return s.view(ctx, doing, func(tx *gorm.DB) error {
		if _, err := typedBy(tx, sc); err != nil {
			return err
		}
		return fn(tx)
	})
}

func answersOf(tx *gorm.DB, sc access.Scope) ([]survey.Answer, error) {
	var rows []answerRow
	if err := ofCounty(tx, sc).Order("item, record").Find(&rows).Error; err != nil {
		return nil, err
	}
	return converted(rows, answerRow.answer)
}

// History returns every change of the item's answers, for each record from the
// first to the latest.
func (s *Store) History(ctx context.Context, sc access.Scope, item string) ([]survey.HistoryEntry, error) {
	const doing = "read history"
	if err := oneCounty(sc); err != nil {
		return nil, wrap(doing, err)
	}
	var rows []historyRow
	err := s.reading(ctx, doing, sc, func(tx *gorm.DB) error {
		return ofCounty(tx, sc).Where("item = ?", item).Order("record, version").Find(&rows).Error
	})
	if err != nil {
		return nil, err
	}
	entries, err := converted(rows, historyRow.entry)
	return entries, wrap(doing, err)
}

// changeRow is a change with the edition under which the value before it was
// given.
type changeRow struct {
	History historyRow `gorm:"embedded"`
	Before  string
}

func (r changeRow) entry() (survey.HistoryEntry, error) {
	e, err := r.History.entry()
	e.Before = r.Before
	return e, err
}

// Changes returns the changes of all answers to the items, the latest first: so
// many of them after the skipped ones, and how many there are.
func (s *Store) Changes(ctx context.Context, sc access.Scope, items []string, skip, most int) (changes []survey.HistoryEntry, all int, err error) {
	const doing = "read changes"
	if err := oneCounty(sc); err != nil {
		return nil, 0, wrap(doing, err)
	}
	err = s.reading(ctx, doing, sc, func(tx *gorm.DB) error {
		chosen := func() *gorm.DB {
			return tx.Table("answer_history h").Where("h.wave = ? AND h.unit = ? AND h.item IN ?", sc.Wave(), sc.Unit(), items)
		}
		var n int64
		if err := chosen().Count(&n).Error; err != nil {
			return err
		}
		var rows []changeRow
		err := chosen().Select("h.*, COALESCE(b.edition, '') AS before").
			Joins("LEFT JOIN answer_history b ON b.wave = h.wave AND b.unit = h.unit AND b.item = h.item AND b.record = h.record AND b.version = h.version - 1").
			Order("h.time DESC, h.item, h.record, h.version DESC").Offset(skip).Limit(most).Find(&rows).Error
		if err != nil {
			return err
		}
		all = int(n)
		changes, err = converted(rows, changeRow.entry)
		return err
	})
	return changes, all, err
}

// lockResponse holds the county's response until the transaction ends, so that
// writers of one county come one after the other.
func lockResponse(tx *gorm.DB, sc access.Scope) (row responseRow, err error) {
	err = ofCounty(tx, sc).Clauses(forUpdate).Take(&row).Error
	return row, err
}

// lockResponses holds all responses of the wave, always in the same order.
func lockResponses(tx *gorm.DB, sc access.Scope) (rows []responseRow, err error) {
	err = ofWave(tx, sc).Clauses(forUpdate).Order("unit").Find(&rows).Error
	return rows, err
}

// createResponses gives every county of the frame a response that has none.
func createResponses(tx *gorm.DB, sc access.Scope) error {
	return tx.Set(allUnits, sc.All()).Exec("INSERT INTO response (wave, unit, disposition, submissions) "+
		"SELECT wave, unit, ?, 0 FROM unit WHERE wave = ? ON CONFLICT DO NOTHING",
		survey.NotStarted, sc.Wave()).Error
}

// accepting refuses answers and submissions that come too late or too early, to
// a reconstructed wave, or from a form of another edition than that in force.
// Whoever asks holds the response: activating an edition waits for it.
func accepting(tx *gorm.DB, row responseRow, now time.Time, edition string) error {
	wave, err := countyWave(tx, row.Key)
	if err != nil {
		return err
	}
	if wave.Reconstructed {
		return survey.ErrReconstructed
	}
	if !wave.Open(now) || row.Disposition == survey.Refused {
		return survey.ErrClosed
	}
	if wave.Edition != edition {
		return survey.ErrEdition
	}
	return nil
}

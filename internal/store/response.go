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
	Frame        unitRow `gorm:"embedded"`
	Disposition  survey.Disposition
	FirstSaved   instant
	LastActivity instant
	Submissions  int
	Submitted    instant
	Reference    string
}

// states reads the frame, its responses and the newest submissions in one
// statement. A wave that was never opened has a frame without responses.
func states(tx *gorm.DB) *gorm.DB {
	return tx.Table("unit u").
		Select("u.wave, u.unit, u.name, u.land, u.columns, " +
			"COALESCE(r.disposition, 'not_started') AS disposition, r.first_saved, r.last_activity, " +
			"COALESCE(r.submissions, 0) AS submissions, s.time AS submitted, COALESCE(s.reference, '') AS reference").
		Joins("LEFT JOIN response r ON r.wave = u.wave AND r.unit = u.unit").
		Joins("LEFT JOIN submission s ON s.wave = r.wave AND s.unit = r.unit AND s.number = r.submissions")
}

func (r stateRow) response(marks []markRow) (survey.Response, error) {
	c, err := r.Frame.county()
	res := survey.Response{County: c, Disposition: r.Disposition, PagesDone: map[string]survey.PageDone{},
		FirstSaved: r.FirstSaved.Time, LastActivity: r.LastActivity.Time,
		Submissions: r.Submissions, Submitted: r.Submitted.Time, Reference: r.Reference}
	for _, m := range marks {
		res.PagesDone[m.Page] = survey.PageDone{Author: m.Author, Time: m.Time.Time}
	}
	return res, err
}

// Response returns the state of the scope's county. A wave that was never
// opened has none: ErrNotFound.
func (s *Store) Response(ctx context.Context, sc access.Scope) (res survey.Response, err error) {
	const doing = "read response"
	if err := oneCounty(sc); err != nil {
		return res, wrap(doing, err)
	}
	tx := s.read.WithContext(ctx)
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

// Responses returns all counties of the frame by key with what became of them.
func (s *Store) Responses(ctx context.Context, sc access.Scope) (all []survey.Response, err error) {
	const doing = "list responses"
	if err := wholeWave(sc); err != nil {
		return nil, wrap(doing, err)
	}
	err = s.view(ctx, doing, func(tx *gorm.DB) error {
		if _, err := waveOf(tx, sc.Wave()); err != nil {
			return err
		}
		var rows []stateRow
		err := states(tx).Set(allUnits, sc.All()).Where("u.wave = ?", sc.Wave()).Order("u.unit").Find(&rows).Error
		if err != nil {
			return err
		}
		var marks []markRow
		if err := ofWave(tx, sc).Find(&marks).Error; err != nil {
			return err
		}
		byUnit := map[string][]markRow{}
		for _, m := range marks {
			byUnit[m.Key.Unit] = append(byUnit[m.Key.Unit], m)
		}
		all, err = converted(rows, func(r stateRow) (survey.Response, error) { return r.response(byUnit[r.Frame.Key.Unit]) })
		return err
	})
	return all, err
}

// Answers returns what the scope's county has answered so far, cleared answers
// included: their version counts on.
func (s *Store) Answers(ctx context.Context, sc access.Scope) ([]survey.Answer, error) {
	const doing = "read answers"
	if err := oneCounty(sc); err != nil {
		return nil, wrap(doing, err)
	}
	answers, err := answersOf(s.read.WithContext(ctx), sc)
	return answers, wrap(doing, err)
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
	err := ofCounty(s.read.WithContext(ctx), sc).Where("item = ?", item).Order("record, version").Find(&rows).Error
	if err != nil {
		return nil, wrap(doing, err)
	}
	entries, err := converted(rows, historyRow.entry)
	return entries, wrap(doing, err)
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
	wave, err := waveOf(tx, row.Key.Wave)
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

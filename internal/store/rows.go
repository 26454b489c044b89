package store

import (
	"encoding/json"
	"fmt"

	"kreisumfrage/internal/survey"
)

// unitKey stands first in every row that belongs to one county in one wave.
type unitKey struct {
	Wave string `gorm:"primaryKey"`
	Unit string `gorm:"primaryKey"`
}

type unitRow struct {
	Key     unitKey `gorm:"embedded"`
	Name    string
	Land    string
	Columns string // JSON object
}

func (unitRow) TableName() string { return "unit" }

func (r unitRow) county() (survey.County, error) {
	c := survey.County{Key: r.Key.Unit, Name: r.Name, Land: r.Land}
	if err := json.Unmarshal([]byte(r.Columns), &c.Columns); err != nil {
		return c, fmt.Errorf("columns of unit %s: %w", r.Key.Unit, err)
	}
	return c, nil
}

func newUnitRow(wave string, c survey.County) (unitRow, error) {
	columns := c.Columns
	if columns == nil {
		columns = map[string]string{}
	}
	for key, text := range columns {
		if err := checkText(key + text); err != nil {
			return unitRow{}, err
		}
	}
	b, err := json.Marshal(columns)
	return unitRow{unitKey{wave, c.Key}, c.Name, c.Land, string(b)}, err
}

type responseRow struct {
	Key          unitKey `gorm:"embedded"`
	Disposition  survey.Disposition
	FirstSaved   instant
	LastActivity instant
	Submissions  int
}

func (responseRow) TableName() string { return "response" }

type answerRow struct {
	Key     unitKey `gorm:"embedded"`
	Item    string  `gorm:"primaryKey"`
	Record  int     `gorm:"primaryKey;autoIncrement:false"`
	Value   string
	Version int
	Author  string
	Time    instant
	Edition string
	FormID  string
	Proxy   int // number of the entry; 0: typed by the county
}

func (answerRow) TableName() string { return "answer" }

func (r answerRow) ref() survey.Ref { return survey.Ref{Item: r.Item, Record: r.Record} }

func (r answerRow) answer() (survey.Answer, error) {
	v, err := survey.ParseValue(r.Value)
	return survey.Answer{Ref: r.ref(), Value: v, Version: r.Version,
		Author: r.Author, Time: r.Time.Time, Edition: r.Edition, Proxy: r.Proxy > 0}, err
}

type historyRow struct {
	Key      unitKey `gorm:"embedded"`
	Item     string  `gorm:"primaryKey"`
	Record   int     `gorm:"primaryKey;autoIncrement:false"`
	Version  int     `gorm:"primaryKey;autoIncrement:false"`
	OldValue string
	NewValue string
	Author   string
	Time     instant
	Path     survey.Path
	Edition  string
	FormID   string
	Proxy    int
}

func (historyRow) TableName() string { return "answer_history" }

func (r historyRow) entry() (survey.HistoryEntry, error) {
	e := survey.HistoryEntry{Ref: survey.Ref{Item: r.Item, Record: r.Record}, Version: r.Version,
		Author: r.Author, Time: r.Time.Time, Path: r.Path, Edition: r.Edition, Proxy: r.Proxy > 0}
	var err error
	if e.Old, err = survey.ParseValue(r.OldValue); err != nil {
		return e, err
	}
	e.New, err = survey.ParseValue(r.NewValue)
	return e, err
}

type markRow struct {
	Key    unitKey `gorm:"embedded"`
	Page   string  `gorm:"primaryKey"`
	Author string
	Time   instant
}

func (markRow) TableName() string { return "page_mark" }

type submissionRow struct {
	Key       unitKey `gorm:"embedded"`
	Number    int     `gorm:"primaryKey;autoIncrement:false"`
	SubmitID  string
	Kind      survey.SubmissionKind
	Edition   string
	Author    string
	Time      instant
	Hash      string
	Reference string
}

func (submissionRow) TableName() string { return "submission" }

func (r submissionRow) submission(c survey.County) survey.Submission {
	return survey.Submission{Wave: r.Key.Wave, County: c, Number: r.Number, Kind: r.Kind, Edition: r.Edition,
		Author: r.Author, Time: r.Time.Time, Hash: r.Hash, Reference: r.Reference}
}

type submissionAnswerRow struct {
	Key      unitKey `gorm:"embedded"`
	Number   int     `gorm:"primaryKey;autoIncrement:false"`
	Item     string  `gorm:"primaryKey"`
	Record   int     `gorm:"primaryKey;autoIncrement:false"`
	Position int
	State    survey.State
	Value    string
	Edition  string
}

func (submissionAnswerRow) TableName() string { return "submission_answer" }

func (r submissionAnswerRow) row() (survey.SubmissionRow, error) {
	v, err := survey.ParseValue(r.Value)
	return survey.SubmissionRow{Ref: survey.Ref{Item: r.Item, Record: r.Record}, State: r.State, Value: v, Edition: r.Edition}, err
}

// converted turns stored rows into the survey's types, the first broken one
// into an error.
func converted[R, T any](rows []R, convert func(R) (T, error)) ([]T, error) {
	all := make([]T, 0, len(rows))
	for _, r := range rows {
		t, err := convert(r)
		if err != nil {
			return nil, err
		}
		all = append(all, t)
	}
	return all, nil
}

package export

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"kreisumfrage/internal/survey"
)

const jsonFormat = 1

// jsonHead is the first line of a JSON export.
type jsonHead struct {
	Format        int    `json:"format"`
	Questionnaire string `json:"questionnaire"` // key
	Wave          string `json:"wave"`
	Edition       string `json:"edition"`
	Note          string `json:"note,omitempty"`
}

type jsonResponse struct {
	County    string    `json:"county"`
	Name      string    `json:"name"`
	Land      string    `json:"land"`
	Number    int       `json:"number"`
	Submitted string    `json:"submitted"`
	Origin    string    `json:"origin"`
	Reference string    `json:"reference"`
	Edition   string    `json:"edition"`
	Rows      []jsonRow `json:"rows"`
}

type jsonRow struct {
	Item   string        `json:"item"`
	Record int           `json:"record,omitempty"`
	State  survey.State  `json:"state"`
	Value  *survey.Value `json:"value,omitempty"`
}

// AnswersJSON writes the submissions for machines: texts unchanged, one
// response a line.
func AnswersJSON(w io.Writer, q *survey.Questionnaire, wave survey.Wave, subs []survey.Submission) error {
	head, err := json.Marshal(jsonHead{jsonFormat, q.Key, wave.Key, wave.Edition, noteOf(wave)})
	if err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "%s,\"responses\":[", head[:len(head)-1])
	for i, s := range subs {
		line, err := json.Marshal(toJSON(s))
		if err != nil {
			return fmt.Errorf("write JSON: %w", err)
		}
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(b, "\n%s", line)
	}
	b.WriteString("\n]}\n")
	return b.Flush()
}

func toJSON(s survey.Submission) jsonResponse {
	r := jsonResponse{County: s.County.Key, Name: s.County.Name, Land: s.County.Land, Number: s.Number,
		Submitted: utc(s.Time), Origin: string(s.Kind), Reference: s.Reference, Edition: s.Edition}
	for _, row := range s.Rows {
		jr := jsonRow{Item: row.Item, Record: row.Record, State: row.State}
		if !row.Value.IsEmpty() {
			jr.Value = &row.Value
		}
		r.Rows = append(r.Rows, jr)
	}
	return r
}

func utc(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

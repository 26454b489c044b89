package export

import (
	"encoding/json"
	"errors"
	"io"
	"strings"

	"kreisumfrage/internal/codebook"
	"kreisumfrage/internal/survey"
)

// ReadAnswersJSON reads what AnswersJSON writes, for one wave: either all
// submissions or all that is wrong. Number, author, hash and reference are left
// to the store.
func ReadAnswersJSON(src io.Reader, q *survey.Questionnaire, t Target) ([]survey.Submission, []LineProblem) {
	r := newReading(q, t)
	content, ok := r.readAll(src)
	if !ok {
		return r.result()
	}
	in := &jsonReader{reading: r, content: content, dec: json.NewDecoder(strings.NewReader(content))}
	if err := in.file(); err != nil {
		r.add(problem(in.line(in.dec.InputOffset()), "", BrokenJSON))
	}
	return r.result()
}

var errShape = errors.New("not the expected shape")

// jsonReader walks through the file token by token, because only so the line of
// every response is known.
type jsonReader struct {
	*reading
	content string
	dec     *json.Decoder
	head    jsonHead
	counted int // bytes before this place have their line breaks in breaks
	breaks  int
}

func (in *jsonReader) file() error {
	if err := in.expect(json.Delim('{')); err != nil {
		return err
	}
	seen := map[string]bool{}
	for in.dec.More() {
		token, err := in.dec.Token()
		if err != nil {
			return err
		}
		key, _ := token.(string)
		if seen[key] {
			return errShape
		}
		seen[key] = true
		if err := in.member(key); err != nil {
			return err
		}
	}
	if err := in.expect(json.Delim('}')); err != nil {
		return err
	}
	if _, err := in.dec.Token(); !errors.Is(err, io.EOF) {
		return errShape
	}
	in.checkHead()
	return nil
}

func (in *jsonReader) member(key string) error {
	switch key {
	case "format":
		return in.dec.Decode(&in.head.Format)
	case "questionnaire":
		return in.dec.Decode(&in.head.Questionnaire)
	case "wave":
		return in.dec.Decode(&in.head.Wave)
	case "edition":
		return in.dec.Decode(&in.head.Edition)
	case "note":
		return in.dec.Decode(&in.head.Note)
	case "responses":
		return in.responses()
	}
	return errShape
}

func (in *jsonReader) checkHead() {
	if in.head.Format != jsonFormat {
		in.add(problem(0, "", WrongFormat, jsonFormat))
	}
	if in.head.Questionnaire != in.q.Key {
		in.add(problem(0, "", OtherSurvey, in.head.Questionnaire, in.q.Key))
	}
	if in.head.Note != "" && !in.target.Wave.SampleData && !in.target.Wave.Reconstructed {
		in.add(problem(0, "", SampleRefused))
	}
}

func (in *jsonReader) responses() error {
	if err := in.expect(json.Delim('[')); err != nil {
		return err
	}
	for n := 1; in.dec.More(); n++ {
		if n > MaxLines {
			in.add(problem(0, "", TooManyLines, MaxLines))
			return in.skip()
		}
		line := in.line(in.dec.InputOffset())
		var raw json.RawMessage
		if err := in.dec.Decode(&raw); err != nil {
			return err
		}
		in.response(line, raw)
	}
	return in.expect(json.Delim(']'))
}

// skip reads the rest of the list without keeping it.
func (in *jsonReader) skip() error {
	for in.dec.More() {
		var raw json.RawMessage
		if err := in.dec.Decode(&raw); err != nil {
			return err
		}
	}
	return in.expect(json.Delim(']'))
}

func (in *jsonReader) expect(want json.Delim) error {
	got, err := in.dec.Token()
	if err != nil {
		return err
	}
	if got != want {
		return errShape
	}
	return nil
}

// line returns the line on which the value behind the offset begins. Offsets
// only grow, so no part of the file is counted twice.
func (in *jsonReader) line(offset int64) int {
	at := min(int(offset), len(in.content))
	for at < len(in.content) && strings.IndexByte(" \t\r\n,", in.content[at]) >= 0 {
		at++
	}
	at = max(at, in.counted)
	in.breaks += strings.Count(in.content[in.counted:at], "\n")
	in.counted = at
	return 1 + in.breaks
}

func (in *jsonReader) response(line int, raw json.RawMessage) {
	var jr jsonResponse
	dec := json.NewDecoder(strings.NewReader(string(raw)))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&jr); err != nil {
		in.add(problem(line, "", BrokenJSON))
		return
	}
	s := &sheet{line: line, county: jr.County, name: jr.Name, time: jr.Submitted, edition: jr.Edition,
		answers: survey.Answers{}, declared: map[string]declaration{}, columns: jsonNames{}}
	refs := map[survey.Ref]bool{}
	for _, row := range jr.Rows {
		ref := survey.Ref{Item: row.Item, Record: row.Record}
		if refs[ref] {
			s.add(row.Item, DuplicateItem, row.Item)
			continue
		}
		refs[ref] = true
		in.row(s, ref, row)
	}
	for _, it := range in.q.Items() {
		if _, given := s.declared[it.ID]; !given {
			s.add(it.ID, MissingItem, it.ID)
		}
	}
	in.take(s)
}

func (in *jsonReader) row(s *sheet, ref survey.Ref, row jsonRow) {
	it := in.q.Item(row.Item)
	if in.confirms(ref) {
		in.confirmation(s, ref, row)
		return
	}
	if it == nil {
		s.add(row.Item, UnknownItem, row.Item)
		return
	}
	if row.Record < 0 || (row.Record > 0 && it.Kind != survey.KindRecords) {
		s.add(row.Item, ProblemCode(survey.UnknownField))
		return
	}
	before, again := s.declared[row.Item]
	if again && before.state != row.State {
		s.add(row.Item, DuplicateItem, row.Item)
	}
	s.declared[row.Item] = declaration{row.State, string(row.State)}
	var value survey.Value
	if row.Value != nil {
		value = *row.Value
	}
	switch {
	case row.State == survey.Answered:
		s.answers[ref] = value
	case !value.IsEmpty():
		s.add(row.Item, ValueWithout, string(row.State))
	case row.State == survey.NoAnswer:
		s.answers[ref] = survey.Value{NoAnswer: true}
	}
}

// confirms reports whether the ref belongs to a warning of the questionnaire.
func (in *jsonReader) confirms(ref survey.Ref) bool {
	key, _ := ref.ConfirmedCheck()
	c := in.q.Check(key)
	return c != nil && c.Level == survey.LevelWarning && ref == c.Ref()
}

// confirmation has lost its value where personal answers were left out of the
// file.
func (in *jsonReader) confirmation(s *sheet, ref survey.Ref, row jsonRow) {
	switch {
	case row.State != survey.Answered:
		s.add(ref.Item, NothingToConfirm)
	case row.Value == nil:
		s.confirmed = append(s.confirmed, ref)
	default:
		s.answers[ref] = *row.Value
	}
}

// jsonNames are the ids of the items.
type jsonNames struct{}

func (jsonNames) main(it *survey.Item) string                   { return it.ID }
func (jsonNames) part(it *survey.Item, _ survey.Problem) string { return it.ID }
func (jsonNames) code(s survey.State, _ survey.Value) string    { return string(s) }

func (jsonNames) identity(variable string) string {
	return map[string]string{codebook.CountyKey: "county", codebook.CountyName: "name", codebook.Time: "submitted"}[variable]
}

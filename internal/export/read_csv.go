package export

import (
	"encoding/csv"
	"errors"
	"io"
	"strings"

	"kreisumfrage/internal/codebook"
	"kreisumfrage/internal/survey"
)

// ReadAnswersCSV reads what AnswersCSV writes, for one wave: either all
// submissions or all that is wrong. Columns may stand in any order; those with
// personal data and those that only describe may be missing. Number, author,
// hash and reference are left to the store.
func ReadAnswersCSV(src io.Reader, q *survey.Questionnaire, cb codebook.Codebook, t Target) ([]survey.Submission, []LineProblem) {
	r := newReading(q, t)
	content, ok := r.readAll(src)
	if !ok {
		return r.result()
	}
	in := csv.NewReader(strings.NewReader(content))
	in.Comma, in.FieldsPerRecord, in.ReuseRecord = ';', -1, true
	header, err := in.Read()
	if err != nil {
		r.broken(err)
		return r.result()
	}
	columns, ok := r.header(header, cb)
	if !ok {
		return r.result()
	}
	for n := 1; ; n++ {
		fields, err := in.Read()
		if err != nil {
			r.broken(err)
			return r.result()
		}
		if n > MaxLines {
			r.add(problem(0, "", TooManyLines, MaxLines))
			return r.result()
		}
		line, _ := in.FieldPos(0)
		r.line(line, fields, columns)
	}
}

// broken reports why no further line can be read; the end is no problem.
func (r *reading) broken(err error) {
	var parse *csv.ParseError
	if errors.As(err, &parse) {
		r.add(problem(parse.Line, "", BrokenCSV))
	}
}

// csvColumns maps each variable to its place in the file, -1 where it is
// missing.
type csvColumns struct {
	variables []codebook.Variable
	places    []int
	width     int
}

func (r *reading) header(header []string, cb codebook.Codebook) (csvColumns, bool) {
	if len(header) == 1 {
		r.add(problem(1, "", WrongDelimiter))
		return csvColumns{}, false
	}
	places := map[string]int{}
	for i, cell := range header {
		name := Unguard(cell)
		if _, twice := places[name]; twice {
			r.add(problem(1, name, DuplicateColumn, name))
		} else if cb.Variable(name) == nil {
			r.add(problem(1, name, UnknownColumn, name))
		}
		places[name] = i
	}
	columns := csvColumns{variables: cb.Variables, width: len(header)}
	for _, v := range cb.Variables {
		place, found := places[v.Name]
		if !found {
			place = -1
			if v.Name == codebook.CountyKey || (v.Content != codebook.Identity && !v.Personal) {
				r.add(problem(1, v.Name, MissingColumn, v.Name))
			}
		}
		columns.places = append(columns.places, place)
	}
	return columns, len(r.problems) == 0
}

func (r *reading) line(number int, fields []string, columns csvColumns) {
	if len(fields) != columns.width {
		r.add(problem(number, "", WrongWidth, len(fields), columns.width))
		return
	}
	s := &csvSheet{sheet: sheet{line: number, declared: map[string]declaration{}, columns: csvNames{}},
		values: map[survey.Ref]survey.Value{}}
	for i, v := range columns.variables {
		if place := columns.places[i]; place >= 0 {
			s.read(v, strings.Clone(Unguard(fields[place])))
		}
	}
	s.answers = s.values
	r.take(&s.sheet)
}

// csvSheet is a sheet that is put together cell by cell in the order of the
// codebook, an item's state before its parts.
type csvSheet struct {
	sheet
	values survey.Answers
}

func (s *csvSheet) read(v codebook.Variable, cell string) {
	switch v.Content {
	case codebook.Identity:
		s.identity(v.Name, cell)
	case codebook.Choice, codebook.Status:
		s.state(v, cell)
	case codebook.Tick:
		s.tick(v, cell)
	case codebook.Confirm:
		s.confirmation(v, cell)
	default:
		s.text(v, cell)
	}
}

func (s *csvSheet) identity(name, cell string) {
	switch name {
	case codebook.CountyKey:
		s.county = cell
	case codebook.CountyName:
		s.name = cell
	case codebook.Time:
		s.time = cell
	case codebook.Edition:
		s.edition = cell
	case codebook.Note:
		s.note = cell
	}
}

func (s *csvSheet) state(v codebook.Variable, cell string) {
	if !hasCode(v, cell) {
		s.add(v.Name, UnknownCode, cell)
		return
	}
	ref := survey.Ref{Item: v.Item}
	state, isState := statesByCode[cell]
	switch {
	case !isState: // the chosen option itself
		state = survey.Answered
		s.values[ref] = survey.Choose(cell)
	case cell == codebook.CodeNoneOfThese:
		s.values[ref] = survey.Value{None: true}
	case state == survey.NoAnswer:
		s.values[ref] = survey.Value{NoAnswer: true}
	}
	s.declared[v.Item] = declaration{state, cell}
}

var statesByCode = map[string]survey.State{
	codebook.CodeAnswered:    survey.Answered,
	codebook.CodeNoneOfThese: survey.Answered,
	codebook.CodeNoAnswer:    survey.NoAnswer,
	codebook.CodeEmpty:       survey.Empty,
	codebook.CodeNotShown:    survey.NotShown,
}

func hasCode(v codebook.Variable, value string) bool {
	for _, c := range v.Codes {
		if c.Value == value {
			return true
		}
	}
	return false
}

func (s *csvSheet) tick(v codebook.Variable, cell string) {
	declared, ok := s.declared[v.Item]
	switch {
	case !ok: // its state is a problem already
	case declared.state != survey.Answered && cell != "":
		s.add(v.Name, TickWithout, declared.code)
	case declared.state != survey.Answered:
	case !hasCode(v, cell):
		s.add(v.Name, WrongTick, cell)
	case cell == codebook.Ticked:
		ref := survey.Ref{Item: v.Item}
		value := s.values[ref]
		value.Options = append(value.Options, v.Option)
		s.values[ref] = value
	}
}

func (s *csvSheet) confirmation(v codebook.Variable, cell string) {
	if !hasCode(v, cell) {
		s.add(v.Name, UnknownCode, cell)
		return
	}
	if cell == codebook.Confirmed {
		s.confirmed = append(s.confirmed, survey.Ref{Item: v.Item})
	}
}

func (s *csvSheet) text(v codebook.Variable, cell string) {
	if cell == "" {
		return
	}
	if declared, ok := s.declared[v.Item]; ok && declared.state != survey.Answered {
		s.add(v.Name, ValueWithout, declared.code)
		return
	}
	if v.Content == codebook.Amount {
		decimal, ok := readAmount(cell)
		if !ok {
			s.add(v.Name, ProblemCode(survey.NotNumber))
			return
		}
		cell = decimal
	}
	if v.Content == codebook.Date {
		cell = readDate(cell)
	}
	ref := survey.Ref{Item: v.Item, Record: v.Record}
	value := s.values[ref]
	switch {
	case v.Column != "":
		value.Fields = with(value.Fields, v.Column, cell)
	case v.Option != "":
		value.Texts = with(value.Texts, v.Option, cell)
	default:
		value.Text = cell
	}
	s.values[ref] = value
}

func with(m map[string]string, key, value string) map[string]string {
	if m == nil {
		m = map[string]string{}
	}
	m[key] = value
	return m
}

// csvNames are the names of the codebook's variables.
type csvNames struct{}

func (csvNames) main(it *survey.Item) string                   { return it.ID }
func (csvNames) part(it *survey.Item, p survey.Problem) string { return columnOrMain(it, p) }

func (csvNames) identity(variable string) string { return variable }

func (csvNames) code(s survey.State, v survey.Value) string { return codebook.CodeOf(s, v.None) }

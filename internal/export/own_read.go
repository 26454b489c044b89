package export

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

// MaxOwnBytes is how large a file of own answers may be.
const MaxOwnBytes = 2 << 20

// Returned is a file of own answers that came back. What its head says is only a
// claim.
type Returned struct {
	Wave          string // key
	County        string // key
	Questionnaire string // key
	Edition       string // under which it was made

	read func(q *survey.Questionnaire) returnedAnswers
}

type returnedAnswers struct {
	answers  []ReturnedAnswer
	mistakes []ReturnedMistake
}

// ReturnedAnswer is one answer that was changed in the file.
type ReturnedAnswer struct {
	survey.Ref
	Value   survey.Value
	Version int // of the answer when the file was made
}

// ReturnedMistake is what cannot be taken over, and where it stands in the file.
// It keeps its whole answer out, and no other.
type ReturnedMistake struct {
	Item  string // id; empty where nobody knows what is meant
	Place string // "Blatt „Antworten“, Zelle G12"
	Text  string // German sentence
}

// ReadOwn reads what OwnXLSX and OwnJSON have written and others have changed. The
// error is a German sentence for whoever sent the file.
func ReadOwn(content []byte) (*Returned, error) {
	trimmed := bytes.TrimSpace(bytes.TrimPrefix(content, []byte(byteOrderMark)))
	switch {
	case len(trimmed) == 0:
		return nil, refusal("Die Datei ist leer.")
	case len(content) > MaxOwnBytes:
		return nil, refusal("Die Datei ist größer als 2 MB. So groß wird die Datei mit Ihren Antworten nicht; prüfen Sie bitte, ob Sie die richtige gewählt haben.")
	case bytes.HasPrefix(content, []byte("PK")):
		return readOwnXLSX(content)
	case bytes.HasPrefix(content, []byte("\xd0\xcf\x11\xe0")):
		return nil, refusal("Die Datei ist mit einem Kennwort geschützt oder im alten Excel-Format (XLS) gespeichert. Speichern Sie sie bitte ohne Kennwort als XLSX und laden Sie sie noch einmal hoch.")
	case trimmed[0] == '{':
		return readOwnJSON(trimmed)
	}
	return nil, refusal("Die Datei ist weder XLSX noch JSON. Verwenden Sie bitte die Datei, die Sie im Antwortbogen heruntergeladen haben.")
}

// Answers are the changed ones, read as answers to the edition of the file.
func (r *Returned) Answers(q *survey.Questionnaire) ([]ReturnedAnswer, []ReturnedMistake) {
	read := r.read(q)
	return read.answers, read.mistakes
}

func (r *returnedAnswers) mistake(item, place, text string) {
	r.mistakes = append(r.mistakes, ReturnedMistake{item, place, text})
}

func returned(h ownHead) (*Returned, error) {
	if h.Kind != ownKind || h.Format != ownFormat {
		return nil, refusal("Die Datei ist nicht aus dem Antwortbogen. Verwenden Sie bitte die Datei, die Sie dort heruntergeladen haben.")
	}
	return &Returned{Wave: h.Wave, County: h.County, Questionnaire: h.Questionnaire, Edition: h.Edition}, nil
}

func readOwnJSON(content []byte) (*Returned, error) {
	if !utf8.Valid(content) {
		return nil, refusal(fmt.Sprintf("Die Datei ist nicht in UTF-8 gespeichert (Zeile %d). Speichern Sie sie bitte in UTF-8.", lineOfBadUTF8(string(content))))
	}
	var file ownFile
	dec := json.NewDecoder(bytes.NewReader(content))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&file); err != nil {
		line := 1 + bytes.Count(content[:jsonOffset(dec, err)], []byte("\n"))
		return nil, refusal(fmt.Sprintf("Die Datei lässt sich ab Zeile %d nicht als JSON lesen, oder dort steht etwas, das nicht hineingehört.", line))
	}
	if _, end := dec.Token(); !errors.Is(end, io.EOF) {
		return nil, refusal("Hinter dem Ende der JSON-Angaben steht noch etwas. Löschen Sie es bitte.")
	}
	r, err := returned(file.ownHead)
	if err != nil {
		return nil, err
	}
	r.read = file.read
	return r, nil
}

// jsonOffset is where the reader has stumbled.
func jsonOffset(dec *json.Decoder, err error) int64 {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return syntax.Offset
	case errors.As(err, &kind):
		return kind.Offset
	}
	return dec.InputOffset()
}

func (f ownFile) read(q *survey.Questionnaire) (r returnedAnswers) {
	seen := map[survey.Ref]bool{}
	for i, a := range f.Answers {
		ref, value := survey.Ref{Item: a.Item, Record: a.Record}, form.CleanValue(a.Value)
		if value.Equal(form.CleanValue(a.Stored)) {
			continue
		}
		place := fmt.Sprintf("Angabe %d (%s)", i+1, shorten(form.RefName(ref)))
		it := q.Item(a.Item)
		switch {
		case it == nil || (it.Kind == survey.KindRecords) != (a.Record > 0):
			r.mistake("", place, "Diese Frage gibt es im Fragebogen nicht.")
		case a.Version < 0 || a.Version > math.MaxInt32:
			r.mistake(a.Item, place, "„version“ muss bleiben, wie es heruntergeladen wurde.")
		case seen[ref]:
			r.mistake(a.Item, place, "Diese Angabe steht doppelt in der Datei. Es zählt die erste.")
		default:
			seen[ref] = true
			sentences := form.CheckValue(it, ref, value)
			for _, sentence := range sentences {
				r.mistake(a.Item, place, sentence)
			}
			if len(sentences) == 0 {
				r.answers = append(r.answers, ReturnedAnswer{ref, normal(value), a.Version})
			}
		}
	}
	return r
}

func readOwnXLSX(content []byte) (*Returned, error) {
	grids, err := readGrids(content, answerSheet, stateSheet)
	if err != nil {
		return nil, err
	}
	var h ownHead
	if state := grids[stateSheet]; len(state.rows) > 0 && len(state.rows[0]) > 0 {
		if err := json.Unmarshal([]byte(state.rows[0][0].text), &h); err != nil {
			h = ownHead{}
		}
	}
	r, err := returned(h)
	if err != nil {
		return nil, err
	}
	filled, err := columnsOf(grids[answerSheet], keyHead, inputHead)
	if err != nil {
		return nil, err
	}
	made, err := columnsOf(grids[stateSheet], keyHead, versionHead, printHead)
	if err != nil {
		return nil, err
	}
	r.read = func(q *survey.Questionnaire) returnedAnswers { return readBook(q, filled, made) }
	return r, nil
}

// columnsOf are the rows under the header that names the columns, wherever
// somebody has moved them to. The first column names the row.
func columnsOf(g grid, heads ...string) ([][]gridCell, error) {
	columns := make([]int, len(heads))
	for at, row := range g.rows {
		found := 0
		for i, head := range heads {
			if n := slices.IndexFunc(row, func(c gridCell) bool { return c.text == head }); n >= 0 {
				columns[i] = row[n].column
				found++
			}
		}
		if found == len(heads) {
			return pick(g.rows[at+1:], columns), nil
		}
	}
	return nil, refusal("Im Blatt „" + g.name + "“ fehlt die Zeile mit den Überschriften „" + strings.Join(heads, "“, „") + "“. Verwenden Sie bitte die Datei, die Sie im Antwortbogen heruntergeladen haben.")
}

// pick keeps the columns of the rows that hold something in one of them. Every
// cell has its address, empty or not.
func pick(rows [][]gridCell, columns []int) [][]gridCell {
	var picked [][]gridCell
	for _, row := range rows {
		cells := make([]gridCell, len(columns))
		for i, column := range columns {
			if n := slices.IndexFunc(row, func(c gridCell) bool { return c.column == column }); n >= 0 {
				cells[i] = row[n]
			} else if len(row) > 0 {
				line, _ := strconv.Atoi(strings.TrimLeft(row[0].at, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
				cells[i].at = cellName(column, line)
			}
		}
		if slices.ContainsFunc(cells, func(c gridCell) bool { return c.text != "" }) {
			picked = append(picked, cells)
		}
	}
	return picked
}

// bookReader reads the lines of the workbook as answers.
type bookReader struct {
	returnedAnswers
	q      *survey.Questionnaire
	lines  [][]gridCell        // name of the slot, what is filled in
	filled map[string]gridCell // by the names of the slots
	twice  map[string]bool     // names of slots
	made   map[survey.Ref]madeRow
	read   map[string]bool // names of slots that belong to a question
}

// madeRow is an answer as it was when the file was made.
type madeRow struct {
	version int
	print   string
}

func readBook(q *survey.Questionnaire, lines, made [][]gridCell) returnedAnswers {
	r := &bookReader{q: q, lines: lines, filled: map[string]gridCell{}, twice: map[string]bool{}, made: map[survey.Ref]madeRow{}, read: map[string]bool{}}
	for _, line := range lines {
		name := line[0].text
		if _, again := r.filled[name]; again {
			r.twice[name] = true
		} else {
			r.filled[name] = line[1]
		}
	}
	for _, row := range made {
		r.keep(row)
	}
	for _, ref := range r.refs() {
		r.answer(q.Item(ref.Item), ref)
	}
	for _, line := range lines {
		if !r.read[line[0].text] && line[1].text != "" {
			r.mistake("", placeOf(line[1]), "Zu dieser Zeile gehört keine Frage. Tragen Sie die Angabe bitte in der Zeile ihrer Frage ein.")
		}
	}
	return r.returnedAnswers
}

func placeOf(c gridCell) string { return "Blatt „" + answerSheet + "“, Zelle " + c.at }

// keep notes a row of the state. One that nobody of ours has written is left out,
// and with it its answer.
func (r *bookReader) keep(row []gridCell) {
	ref, ok := form.ParseRefName(row[0].text)
	it := r.q.Item(ref.Item)
	version, err := strconv.Atoi(row[1].text)
	if ok && it != nil && (it.Kind == survey.KindRecords) == (ref.Record > 0) && err == nil && version >= 0 && version <= math.MaxInt32 {
		r.made[ref] = madeRow{version, row[2].text}
	}
}

// refs are the answers that the file holds, as they stand in the questionnaire.
func (r *bookReader) refs() []survey.Ref {
	refs := slices.Collect(maps.Keys(r.made))
	slices.SortFunc(refs, func(a, b survey.Ref) int {
		return cmp.Or(cmp.Compare(r.q.Item(a.Item).Index, r.q.Item(b.Item).Index), cmp.Compare(a.Record, b.Record))
	})
	return refs
}

func (r *bookReader) answer(it *survey.Item, ref survey.Ref) {
	slots, filled := form.Slots(it, ref), map[string]string{}
	var missing, twice string
	before := len(r.mistakes)
	for _, s := range slots {
		cell, there := r.filled[s.Name]
		r.read[s.Name] = true
		switch {
		case !there:
			missing = s.Name
		case r.twice[s.Name]:
			twice = placeOf(cell)
		}
		text, problem := typedIn(it, s, cell)
		if filled[s.Name] = text; problem != "" {
			r.mistake(it.ID, placeOf(cell), problem)
		}
	}
	made := r.made[ref]
	switch {
	case twice == "" && printOf(slots, filled) == made.print, r.absent(slots):
		r.mistakes = r.mistakes[:before]
	case missing != "":
		r.mistake(it.ID, "Blatt „"+answerSheet+"“", "Zu dieser Frage fehlt eine Zeile („"+missing+"“). Löschen Sie bitte keine Zeilen, oder ändern Sie die Angabe im Antwortbogen.")
	case twice != "":
		r.mistake(it.ID, twice, "Diese Zeile steht doppelt in der Datei. Löschen Sie bitte eine davon.")
	case len(r.mistakes) == before:
		r.changed(it, ref, filled, made.version)
	}
}

// absent reports whether all lines of the answer were deleted: nobody wanted to
// say anything about it.
func (r *bookReader) absent(slots []form.Slot) bool {
	return !slices.ContainsFunc(slots, func(s form.Slot) bool { _, there := r.filled[s.Name]; return there })
}

func (r *bookReader) changed(it *survey.Item, ref survey.Ref, filled map[string]string, version int) {
	value, problems := form.ReadSlots(it, ref, filled)
	for _, p := range problems {
		r.mistake(it.ID, placeOf(r.filled[p.Slot]), p.Text)
	}
	if len(problems) == 0 {
		r.answers = append(r.answers, ReturnedAnswer{ref, normal(value), version})
	}
}

// typedIn is what was typed into the cell, as one types it into a form. Some
// programs make numbers of it: then a point parts the fraction, and a day is
// counted from the end of 1899.
func typedIn(it *survey.Item, s form.Slot, c gridCell) (text, problem string) {
	n, err := strconv.ParseFloat(c.text, 64)
	if !c.number || err != nil {
		return c.text, ""
	}
	kind := it.Kind
	if _, key, part := strings.Cut(s.Name, ":"); part && it.Column(key) != nil {
		kind = it.Column(key).Kind
	}
	switch {
	case kind == survey.KindDate && n >= 1 && n < 2_958_466: // ends with the year 9999
		return time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(n)).Format("02.01.2006"), ""
	case kind == survey.KindPercent && n > 0 && n <= 1:
		return c.text, "Dieser Anteil lässt sich auf zwei Arten lesen. Stellen Sie für die Zelle das Format „Text“ ein und geben Sie den Anteil noch einmal ein, zum Beispiel 12,5."
	}
	return strings.Replace(strconv.FormatFloat(n, 'f', -1, 64), ".", ",", 1), ""
}

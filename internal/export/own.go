package export

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"slices"
	"strings"
	"time"

	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

// Own is what one county has answered so far, for its own offices: to keep, or to
// fill in elsewhere and bring back.
type Own struct {
	Wave          survey.Wave
	County        survey.County
	Questionnaire *survey.Questionnaire // the wave's edition
	Texts         *form.Texts
	Stored        map[survey.Ref]survey.Answer
	Time          time.Time // when they were read
	Part          *Part     // nil: all of them

	Reads func(*survey.Item) bool // whether the question is in the file; nil: each is
	Edits func(*survey.Item) bool // whether it can be answered there; nil: each can
}

const (
	ownFormat = 1
	ownKind   = "kreisumfrage-antworten"

	spareRecords = 2 // that can be filled in beside those that are there
)

// ownHead says whose answers a file holds.
type ownHead struct {
	Kind          string `json:"kind"`
	Format        int    `json:"format"`
	Questionnaire string `json:"questionnaire"` // key
	Wave          string `json:"wave"`
	County        string `json:"county"` // key
	Edition       string `json:"edition"`
}

func (o Own) head() ownHead {
	return ownHead{ownKind, ownFormat, o.Questionnaire.Key, o.Wave.Key, o.County.Key, o.Wave.Edition}
}

// items are those that the file holds. What it does not hold stays as it is when
// the file comes back.
func (o Own) items() []*survey.Item {
	items := o.Questionnaire.Items()
	if o.Part != nil {
		items = o.Part.Plan.Items(o.Questionnaire, o.Part.Office)
	}
	return slices.DeleteFunc(slices.Clone(items), func(it *survey.Item) bool { return o.Reads != nil && !o.Reads(it) })
}

// fixed reports whether the file holds the answer to be read alone.
func (o Own) fixed(it *survey.Item) bool { return o.Edits != nil && !o.Edits(it) }

func (o Own) answers() survey.Answers {
	a := make(survey.Answers, len(o.Stored))
	for ref, s := range o.Stored {
		a[ref] = s.Value
	}
	return a
}

// refs are the answers to the item that can be given, with some records to spare.
func (o Own) refs(it *survey.Item) []survey.Ref {
	if it.Kind != survey.KindRecords {
		return []survey.Ref{{Item: it.ID}}
	}
	numbers := o.answers().Records(it.ID)
	for n, spare := 1, spareRecords; n <= it.MaxRecords && spare > 0; n++ {
		if !slices.Contains(numbers, n) {
			numbers = append(numbers, n)
			spare--
		}
	}
	slices.Sort(numbers)
	var refs []survey.Ref
	for _, n := range numbers {
		refs = append(refs, survey.Ref{Item: it.ID, Record: n})
	}
	return refs
}

type ownFile struct {
	ownHead
	Name    string      `json:"name"` // of the county
	Title   string      `json:"title"`
	Read    string      `json:"read"`
	Hint    string      `json:"hint"`
	Note    string      `json:"note,omitempty"`
	Answers []ownAnswer `json:"answers"`
}

type ownAnswer struct {
	Item     string       `json:"item"`
	Record   int          `json:"record,omitempty"`
	Number   string       `json:"number,omitempty"`
	Question string       `json:"question,omitempty"`
	State    survey.State `json:"state,omitempty"`
	Words    []string     `json:"words,omitempty"` // what is stored, as one reads it
	Fixed    bool         `json:"read_only,omitempty"`
	Version  int          `json:"version"`
	Stored   survey.Value `json:"stored"`
	Value    survey.Value `json:"value"` // to be changed
}

// OwnJSON writes the answers for programs that fill them in.
func OwnJSON(w io.Writer, o Own) error {
	counted := o.answers()
	file := ownFile{ownHead: o.head(), Name: o.County.Name, Title: o.Wave.Title, Read: berlin(o.Time), Note: noteOf(o.Wave),
		Hint: "Ändern Sie nur „value“. „stored“ und „version“ sagen, was beim Herunterladen gespeichert war; was gleich bleibt, wird nicht übernommen."}
	for _, it := range o.items() {
		state := o.Questionnaire.StateOf(it, counted)
		for _, ref := range o.refs(it) {
			stored := o.Stored[ref]
			file.Answers = append(file.Answers, ownAnswer{Item: ref.Item, Record: ref.Record, Number: it.Number, Question: o.Texts.Label(it),
				State: state, Words: form.Lines(it, stored.Value), Fixed: o.fixed(it), Version: stored.Version, Stored: stored.Value, Value: stored.Value})
		}
	}
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(file)
}

// The sheets of the workbook, and the columns by which it is read back.
const (
	answerSheet = "Antworten"
	stateSheet  = "Stand"

	keyHead     = "Schlüssel"
	inputHead   = "Ihre Angabe"
	versionHead = "Version"
	printHead   = "Prüfwert"
)

// OwnXLSX writes the answers as a workbook that offices fill in: a line for each
// place in which something can be filled in. The sheet that follows holds what
// tells changes from what was there.
func OwnXLSX(w io.Writer, o Own) error {
	answers, state := o.answerTable(), o.stateTable()
	counted := o.answers()
	for _, it := range o.items() {
		for i, ref := range o.refs(it) {
			lines := o.lines(it, ref, i == 0, form.StateText(o.Questionnaire.StateOf(it, counted)))
			for _, l := range lines {
				if len(l.entries) > 0 {
					answers.Lists = append(answers.Lists, CellList{len(answers.Rows), inputColumn, l.entries})
				}
				answers.Rows = append(answers.Rows, l.cells)
			}
			if lines[0].cells[0] == nil {
				continue
			}
			state.Rows = append(state.Rows, []Typed{Text(form.RefName(ref)), Number(o.Stored[ref].Version), Text(o.print(it, ref))})
		}
	}
	return Workbook{Title: o.Wave.Title + ": Antworten " + o.County.Name, Time: o.Time, Tables: []Table{answers, state}}.Write(w)
}

const inputColumn = 6

func (o Own) answerTable() Table {
	notes := []string{
		"Tragen Sie nur in der Spalte „" + inputHead + "“ etwas ein. Dort steht, was bisher gespeichert ist; eine geleerte Zelle leert die Angabe.",
		"Laden Sie die Datei danach im Antwortbogen unter „Ausgefüllte Datei hochladen“ hoch. Sie sehen dort jede Änderung, bevor etwas gespeichert wird.",
	}
	if o.Part != nil {
		notes = append(append([]string{"Nur die Fragen für: " + o.Part.Office + ". Alle übrigen Antworten bleiben beim Hochladen, wie sie sind."}, notes...), o.Part.Lines()...)
	}
	if o.Reads != nil {
		notes = append([]string{"Nur Ihr Teil des Antwortbogens. Alle übrigen Antworten bleiben beim Hochladen, wie sie sind."}, notes...)
	}
	if note := noteOf(o.Wave); note != "" {
		notes = append(notes, note)
	}
	return Table{Name: answerSheet, Title: o.Wave.Title + ": " + o.County.Name + ", Stand " + o.Time.In(survey.Berlin).Format("02.01.2006 15:04") + " Uhr", Notes: notes,
		Columns: []TableColumn{{Head: keyHead, Width: 24, Hidden: true}, {Head: "Nummer", Width: 10}, {Head: "Frage", Width: 50},
			{Head: "Antwort oder Teil", Width: 34}, {Head: "So füllen Sie aus", Width: 34}, {Head: "Stand", Width: 16}, {Head: inputHead, Width: 44, Input: true}}}
}

func (o Own) stateTable() Table {
	h := o.head()
	return Table{Name: stateSheet, Hidden: true, Notes: []string{h.line()},
		Columns: []TableColumn{{Head: keyHead, Width: 40}, {Head: versionHead, Width: 10}, {Head: printHead, Width: 40}}}
}

// line is the head as it stands in a cell.
func (h ownHead) line() string {
	b, err := json.Marshal(h)
	if err != nil { // strings and a number: cannot fail
		panic(err)
	}
	return string(b)
}

type ownLine struct {
	cells   []Typed
	entries []string
}

// lines are those of one answer. One with a text for which no cell has room can
// not be changed in the file: it would come back cut off.
func (o Own) lines(it *survey.Item, ref survey.Ref, first bool, state string) []ownLine {
	var lines []ownLine
	fits := true
	for i, s := range form.Slots(it, ref) {
		filled := s.Fill(it, o.Stored[ref].Value)
		fits = fits && fitsCell(filled)
		cells := []Typed{Text(s.Name), Text(it.Number), Text(""), Text(s.Part), Text(s.Hint), Text(""), Text(filled)}
		if i == 0 && first {
			cells[2], cells[5] = Text(o.question(it)), Text(state)
		}
		entries := s.Choices
		if s.Tick {
			entries = []string{form.Ticked}
		}
		lines = append(lines, ownLine{cells, entries})
	}
	for i, l := range lines {
		switch {
		case !fits:
			l.cells[0], l.cells[4], l.cells[inputColumn] = nil, Text("Zu lang für eine Tabelle. Ändern Sie diese Angabe bitte im Antwortbogen."), nil
			lines[i].entries = nil
		case o.fixed(it):
			l.cells[4] = Text("Nur zum Lesen: Diese Frage ist Ihnen nicht zugeteilt.")
			lines[i].entries = nil
		}
	}
	return lines
}

// question is its wording with everything that one has to know before.
func (o Own) question(it *survey.Item) string {
	texts := []string{o.Texts.Label(it), o.Texts.Hint(it)}
	for _, c := range []*survey.Condition{it.Page.Section.ShowIf, it.Page.ShowIf, it.ShowIf} {
		if words := form.ConditionText(o.Questionnaire, c); words != "" {
			texts = append(texts, words)
		}
	}
	return strings.Join(slices.DeleteFunc(texts, func(s string) bool { return s == "" }), "\n")
}

// print is the fingerprint of what stands in the slots of the stored answer. It
// tells what was changed in the file from what was not.
func (o Own) print(it *survey.Item, ref survey.Ref) string {
	filled := map[string]string{}
	for _, s := range form.Slots(it, ref) {
		filled[s.Name] = s.Fill(it, o.Stored[ref].Value)
	}
	return printOf(form.Slots(it, ref), filled)
}

func printOf(slots []form.Slot, filled map[string]string) string {
	h := sha256.New()
	for _, s := range slots {
		text := form.Clean(filled[s.Name])
		if text != "" {
			h.Write([]byte(s.Name + "\x00" + text + "\x00"))
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

package export

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"kreisumfrage/internal/codebook"
	"kreisumfrage/internal/survey"
)

// Target is the wave that takes what is read, with its frame by county key. A
// wave of sample data takes sample data; every other one refuses them.
type Target struct {
	Wave     survey.Wave
	Counties map[string]survey.County
}

// reading is one file on its way into a target.
type reading struct {
	report
	q      *survey.Questionnaire
	target Target
	seen   map[string]int // county key → line
	subs   []survey.Submission
}

func newReading(q *survey.Questionnaire, t Target) *reading {
	return &reading{q: q, target: t, seen: map[string]int{}}
}

// result is all or nothing.
func (r *reading) result() ([]survey.Submission, []LineProblem) {
	if len(r.problems) == 0 && len(r.subs) == 0 {
		r.add(problem(0, "", NoLines))
	}
	if len(r.problems) > 0 {
		return nil, r.problems
	}
	return r.subs, nil
}

// readAll reads the file into memory: within the limit, as UTF-8, without byte
// order mark.
func (r *reading) readAll(src io.Reader) (content string, ok bool) {
	b, err := io.ReadAll(io.LimitReader(src, MaxBytes+1))
	switch {
	case err != nil:
		r.add(problem(0, "", Unreadable))
	case len(b) > MaxBytes:
		r.add(problem(0, "", TooLarge, MaxBytes>>20))
	case !utf8.Valid(b):
		r.add(problem(lineOfBadUTF8(string(b)), "", WrongEncoding))
	default:
		return strings.TrimPrefix(string(b), byteOrderMark), true
	}
	return "", false
}

func lineOfBadUTF8(content string) int {
	line := 1
	for i, c := range content {
		if c == '\n' {
			line++
		}
		if c == utf8.RuneError && !strings.HasPrefix(content[i:], string(utf8.RuneError)) {
			break
		}
	}
	return line
}

// sheet is one response as it was read: who, when, and what.
type sheet struct {
	line     int
	county   string
	name     string // empty: not given
	time     string
	note     string
	edition  string // under which it was submitted; empty: not given
	answers  survey.Answers
	declared map[string]declaration // item id → what the file says
	// confirmed are the warnings that the file calls confirmed without saying for
	// which values.
	confirmed []survey.Ref
	columns   columnNames
	problems  []LineProblem
}

// declaration is the state that the file gives for an item, in the words of the
// file's format.
type declaration struct {
	state survey.State
	code  string
}

// columnNames says under which name the format holds an item's part.
type columnNames interface {
	main(it *survey.Item) string
	part(it *survey.Item, p survey.Problem) string
	code(s survey.State, v survey.Value) string
	identity(variable string) string
}

func (s *sheet) add(column string, code ProblemCode, args ...any) {
	s.problems = append(s.problems, problem(s.line, column, code, args...))
}

// take checks a sheet and keeps it as a submission.
func (r *reading) take(s *sheet) {
	county, known := r.county(s)
	when, ok := parseTime(s.time)
	if !ok {
		s.add(s.columns.identity(codebook.Time), WrongTime, s.time)
	}
	if s.note != "" && !r.target.Wave.SampleData && !r.target.Wave.Reconstructed {
		s.add(s.columns.identity(codebook.Note), SampleRefused)
	}
	for ref, v := range s.answers {
		s.answers[ref] = normal(v)
	}
	r.checkValues(s)
	if len(s.problems) == 0 { // states would be wrong for the same reasons
		r.checkStates(s)
	}
	if len(s.problems) == 0 && !r.earlier(s) {
		r.checkObstacles(s)
	}
	for i := range s.problems {
		s.problems[i].County = shorten(s.county)
	}
	r.add(s.problems...)
	if !known {
		return
	}
	r.subs = append(r.subs, survey.Submission{Wave: r.target.Wave.Key, County: county, Kind: survey.FromImport,
		Edition: r.target.Wave.Edition, Time: when, Rows: r.rows(s)})
}

// earlier reports whether the response was submitted under another edition. Its
// states are those of that edition: what was not asked then is not empty now.
func (r *reading) earlier(s *sheet) bool {
	return s.edition != "" && s.edition != r.target.Wave.Edition
}

// rows are the submission's: as the answers lead through the questionnaire, or
// as another edition has declared them.
func (r *reading) rows(s *sheet) []survey.SubmissionRow {
	if !r.earlier(s) {
		return r.q.Snapshot(s.answers)
	}
	var rows []survey.SubmissionRow
	for _, it := range r.q.Items() {
		state := s.declared[it.ID].state
		if state != survey.Answered {
			rows = append(rows, survey.SubmissionRow{Ref: survey.Ref{Item: it.ID}, State: state})
			continue
		}
		for _, ref := range refs(it, s.answers) {
			rows = append(rows, survey.SubmissionRow{Ref: ref, State: state, Value: s.answers[ref]})
		}
	}
	return rows
}

// normal brings the parts of a value into the order in which it is stored.
func normal(v survey.Value) survey.Value {
	n, err := survey.ParseValue(v.Canonical())
	if err != nil { // reads its own writing
		panic(err)
	}
	return n
}

func (r *reading) county(s *sheet) (c survey.County, known bool) {
	c, known = r.target.Counties[s.county]
	_, unzeroed := r.target.Counties["0"+s.county]
	key := s.columns.identity(codebook.CountyKey)
	switch {
	case s.county == "":
		s.add(key, NoCounty)
	case !known && unzeroed:
		s.add(key, LostZero, s.county, "0"+s.county)
	case !known:
		s.add(key, UnknownCounty, s.county)
	case s.name != "" && s.name != c.Name:
		s.add(s.columns.identity(codebook.CountyName), WrongName, s.name, c.Name)
	case r.seen[s.county] > 0:
		s.add(key, DuplicateCounty, r.seen[s.county])
	default:
		r.seen[s.county] = s.line
	}
	return c, known
}

func parseTime(text string) (t time.Time, ok bool) {
	if text == "" {
		return time.Time{}, true
	}
	t, err := time.Parse(time.RFC3339, text)
	return t, err == nil
}

// checkValues checks every answer by itself.
func (r *reading) checkValues(s *sheet) {
	for _, it := range r.q.Items() {
		for _, ref := range refs(it, s.answers) {
			for _, p := range it.Check(ref, s.answers[ref]) {
				if !r.excused(s, it, p.Code) {
					s.add(s.columns.part(it, p), ProblemCode(p.Code), limits(p)...)
				}
			}
		}
	}
}

// excused reports whether an answer counts in spite of the mistake. One that was
// submitted under another edition was held to the limits of that one, and counts
// beyond those of now; but no file carries control characters.
func (r *reading) excused(s *sheet, it *survey.Item, mistake survey.Code) bool {
	if r.earlier(s) {
		return !mistake.Shapeless() && mistake != survey.ControlCharacter
	}
	return mistake == survey.TooFewOptions && r.withdrawn(s, it)
}

// withdrawn reports whether options are not offered any more. Some may have been
// chosen before: they count nowhere, and the others are the answer.
func (r *reading) withdrawn(s *sheet, it *survey.Item) bool {
	return slices.ContainsFunc(it.Options, func(o *survey.Option) bool { return !r.q.OptionShown(o, s.answers) })
}

// checkStates checks whether the declared states are those that follow from the
// answers; of another edition, whether they fit the values beside them.
func (r *reading) checkStates(s *sheet) {
	for _, it := range r.q.Items() {
		declared, given := s.declared[it.ID]
		state := r.q.StateOf(it, s.answers)
		if r.earlier(s) && fits(declared.state, refs(it, s.answers)) {
			state = declared.state
		}
		if !given || declared.state != state {
			value := s.answers[survey.Ref{Item: it.ID}]
			s.add(s.columns.main(it), OtherState, declared.code, s.columns.code(state, value))
		}
	}
}

// fits reports whether there are answers where the state says so.
func fits(state survey.State, given []survey.Ref) bool {
	return (state == survey.Answered || state == survey.NoAnswer) == (len(given) > 0)
}

// checkObstacles holds a file to what a county would be held to. Invented
// answers may miss what is required, but confirm nothing that nobody asked.
func (r *reading) checkObstacles(s *sheet) {
	for _, o := range r.q.Objections(s.answers) {
		if o.Level == survey.LevelWarning && slices.Contains(s.confirmed, o.Ref()) {
			s.answers[o.Ref()] = o.Confirmation
		}
	}
	r.checkConfirmations(s)
	if r.target.Wave.SampleData || r.target.Wave.Reconstructed {
		return
	}
	obstacles := r.q.Obstacles(s.answers)
	for _, it := range obstacles.Missing {
		s.add(s.columns.main(it), RequiredMissing)
	}
	for _, o := range obstacles.Objections {
		switch o.Level {
		case survey.LevelWarning:
			s.add(o.Ref().Item, NotConfirmed, wording(o.Text))
		default:
			s.add(s.columns.main(r.q.Item(o.At)), Objected, wording(o.Text))
		}
	}
}

func (r *reading) checkConfirmations(s *sheet) {
	given := slices.Clone(s.confirmed)
	for ref := range s.answers {
		if _, confirmation := ref.ConfirmedCheck(); confirmation && !slices.Contains(given, ref) {
			given = append(given, ref)
		}
	}
	slices.SortFunc(given, func(a, b survey.Ref) int { return strings.Compare(a.Item, b.Item) })
	holds := r.q.OnPath(s.answers)
	for _, ref := range given {
		if holds[ref].IsEmpty() {
			s.add(ref.Item, NothingToConfirm)
		}
	}
}

// refs lists the answers given to the item in the order of their records.
func refs(it *survey.Item, a survey.Answers) []survey.Ref {
	var all []survey.Ref
	if ref := (survey.Ref{Item: it.ID}); !a[ref].IsEmpty() {
		all = append(all, ref)
	}
	for _, n := range a.Records(it.ID) {
		all = append(all, survey.Ref{Item: it.ID, Record: n})
	}
	return all
}

func limits(p survey.Problem) []any {
	switch p.Code {
	case survey.TooLong:
		return []any{p.Size, p.Limit}
	case survey.WrongTotal:
		return []any{strings.Replace(string(p.Sum), ".", ",", 1)}
	case survey.TooManyRecords, survey.TooFewOptions, survey.TooManyOptions:
		return []any{p.Limit}
	}
	return nil
}

// columnOrMain is for formats in which every part has a name of its own.
func columnOrMain(it *survey.Item, p survey.Problem) string {
	switch {
	case p.Record > 0 && p.Part != "":
		return fmt.Sprintf("%s#%d:%s", it.ID, p.Record, p.Part)
	case p.Code == survey.TooFewOptions || p.Code == survey.TooManyOptions:
		return it.ID
	case p.Part != "" && it.Kind == survey.KindGroup:
		return codebook.PartName(it, p.Part)
	case p.Part == "" && it.Kind.IsTyped():
		return codebook.TypedName(it)
	case p.Part == "" || it.Kind.OneOption() && !isTextProblem(p.Code):
		return it.ID
	case isTextProblem(p.Code):
		return it.ID + ":" + p.Part + ":text"
	}
	return it.ID + ":" + p.Part
}

func isTextProblem(c survey.Code) bool {
	return c == survey.TooLong || c == survey.ControlCharacter || c == survey.TextWithoutOption
}

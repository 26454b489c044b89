package survey

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// Part names one key of an item: an option, a column of its records, or an
// option of such a column.
type Part struct {
	Item   string
	Column string
	Option string
}

// Translation says how what was answered under one edition reads under the next
// one.
type Translation struct {
	From, To *Questionnaire
	Items    map[string]string // id under From → id under To; the others are not asked any more
	Keys     map[Part]string   // options and columns of From that have another key under To
	Apart    map[string]bool   // ids under To whose earlier answers must not be compared with later ones
	Narrowed map[string]bool   // ids under To that admit less than before
}

// Translated is one answer as To reads it. A Gone one keeps its old Ref and
// Value. A Cut one has lost parts that have no place any more.
type Translated struct {
	Ref
	Value Value
	Gone  bool
	Cut   bool
}

// Answer translates one answer. What belongs to no item of From stays as it is.
func (t Translation) Answer(ref Ref, v Value) Translated {
	was := t.From.Item(ref.Item)
	if was == nil {
		return Translated{Ref: ref, Value: v}
	}
	now := t.To.Item(t.Items[was.ID])
	if now == nil {
		return Translated{Ref: ref, Value: v, Gone: true}
	}
	r := rewriter{t: t, was: was, now: now}
	value := r.value(v.normal())
	return Translated{Ref: Ref{now.ID, ref.Record}, Value: value, Cut: r.cut}
}

// former returns the id under From of the item of To.
func (t Translation) former(item string) (id string, asked bool) {
	for from, to := range t.Items {
		if to == item {
			return from, true
		}
	}
	return "", false
}

// rewriter puts one value into the words of another edition.
type rewriter struct {
	t        Translation
	was, now *Item
	cut      bool
}

func (r *rewriter) value(v Value) Value {
	var w Value
	w.Text = keep(r, v.Text, r.now.Kind.IsTyped())
	w.None = keep(r, v.None, r.now.NoneOfThese)
	w.NoAnswer = keep(r, v.NoAnswer, r.now.NoAnswer)
	for _, key := range v.Options {
		o := r.now.Option(r.key(Part{Option: key}, key))
		if o == nil {
			r.cut = true
			continue
		}
		w.Options = append(w.Options, o.Key)
	}
	for _, key := range slices.Sorted(maps.Keys(v.Texts)) {
		o := r.now.Option(r.key(Part{Option: key}, key))
		if o == nil || !o.Text {
			r.cut = true
			continue
		}
		w.Texts = joined(w.Texts, o.Key, v.Texts[key])
	}
	for _, key := range slices.Sorted(maps.Keys(v.Fields)) {
		r.field(&w, key, v.Fields[key])
	}
	return w.normal()
}

// keep returns the part where it has a place, else nothing.
func keep[T comparable](r *rewriter, part T, place bool) T {
	var nothing T
	if place || part == nothing {
		return part
	}
	r.cut = true
	return nothing
}

func (r *rewriter) key(p Part, otherwise string) string {
	p.Item = r.was.ID
	return cmp.Or(r.t.Keys[p], otherwise)
}

func (r *rewriter) field(w *Value, key, text string) {
	to := r.key(Part{Column: key}, key)
	if r.now.Kind.HasColumns() {
		column := r.now.Column(to)
		if column != nil && column.Kind == KindSingle {
			text = r.key(Part{Column: key, Option: text}, text)
		}
		if column == nil || column.Kind == KindSingle && column.Option(text) == nil {
			r.cut = true
			return
		}
	} else if r.now.Kind != r.was.Kind {
		r.cut = true
		return
	}
	w.Fields = joined(w.Fields, to, text)
}

// joined adds a text under the key: of two options that became one, both texts
// are kept.
func joined(m map[string]string, key, text string) map[string]string {
	if m == nil {
		m = map[string]string{}
	}
	if m[key] != "" {
		text = m[key] + "; " + text
	}
	m[key] = text
	return m
}

// shapeless are the mistakes of a value that says nothing as an answer to the
// item any more. The others are too much or too little of the right thing.
var shapeless = []Code{UnknownField, UnknownOption, SeveralOptions, NoneWithOption, NoAnswerWithOption, TextWithoutOption,
	NotNumber, NotDate}

// Shapeless reports whether a value with the mistake says nothing as an answer
// to the item. A value of an earlier edition with another mistake counts.
func (c Code) Shapeless() bool { return slices.Contains(shapeless, c) }

// Submission reads the submission as one of To: a row for every item, those that
// From did not have as not shown. What must not be compared, or says nothing
// under To, is set apart. Edition, hash and time stay those of the submission.
func (t Translation) Submission(s Submission) Submission {
	before, rows := map[string]string{}, map[string][]SubmissionRow{}
	for from, to := range t.Items {
		before[to] = from
	}
	for _, r := range s.Rows {
		rows[r.Item] = append(rows[r.Item], r)
	}
	read := s
	read.Rows, read.Apart = nil, map[string]bool{}
	for _, now := range t.To.Items() {
		from, asked := before[now.ID]
		if !asked {
			read.Rows = append(read.Rows, SubmissionRow{Ref: Ref{Item: now.ID}, State: NotShown})
			continue
		}
		translated, compares := t.rows(now, rows[from])
		if !compares || t.Apart[now.ID] || s.Apart[from] {
			read.Apart[now.ID] = true
			translated = []SubmissionRow{{Ref: Ref{Item: now.ID}, State: NotShown}}
		}
		read.Rows = append(read.Rows, translated...)
	}
	for _, r := range s.Rows {
		if key, confirms := r.ConfirmedCheck(); confirms && t.To.Check(key) != nil {
			read.Rows = append(read.Rows, r)
		}
	}
	return read
}

// rows translates the rows of one item; compares is false where one of them says
// nothing under To.
func (t Translation) rows(now *Item, rows []SubmissionRow) (translated []SubmissionRow, compares bool) {
	for _, r := range rows {
		r.Item, r.Value = now.ID, t.Answer(r.Ref, r.Value).Value
		switch r.State {
		case Answered:
			if r.Value.IsEmpty() {
				return nil, false
			}
		case NoAnswer:
			if !now.NoAnswer {
				return nil, false
			}
		}
		for _, p := range now.Check(r.Ref, r.Value) {
			if r.State == Answered && p.Code.Shapeless() {
				return nil, false
			}
		}
		translated = append(translated, r)
	}
	return translated, len(rows) > 0
}

// Fate is what becomes of an item's answers under the next edition.
type Fate struct {
	Renamed bool // the item, or one of its options or columns
	Gone    bool // the item is not asked any more
	Cut     bool // something that could be answered cannot any more
	Apart   bool // earlier answers are not compared with later ones
	Outside bool // some answers are too much or too little now; they stay as they are
}

// German says what becomes of the answers.
func (f Fate) German() string {
	var words []string
	for _, one := range []struct {
		holds bool
		words string
	}{
		{f.Gone, "die Frage entfällt"},
		{f.Renamed, "heißt jetzt anders"},
		{f.Cut, "ein Teil der Antworten passt nicht mehr"},
		{f.Apart, "nicht mehr vergleichbar"},
		{f.Outside, "liegt außerhalb der neuen Grenzen und bleibt, wie es ist"},
	} {
		if one.holds {
			words = append(words, one.words)
		}
	}
	return strings.Join(words, "; ")
}

// Fates lists the items of From of which something becomes, by id.
func (t Translation) Fates() map[string]Fate {
	fates := map[string]Fate{}
	for _, was := range t.From.Items() {
		if f := t.fate(was); f != (Fate{}) {
			fates[was.ID] = f
		}
	}
	return fates
}

func (t Translation) fate(was *Item) Fate {
	now := t.To.Item(t.Items[was.ID])
	if now == nil {
		return Fate{Gone: true}
	}
	f := Fate{Renamed: now.ID != was.ID, Apart: t.Apart[now.ID], Outside: t.Narrowed[now.ID], Cut: now.Kind != was.Kind ||
		was.NoAnswer && !now.NoAnswer || was.NoneOfThese && !now.NoneOfThese}
	r := rewriter{t: t, was: was, now: now}
	for _, o := range was.Options {
		f.option(now.Options, o, r.key(Part{Option: o.Key}, o.Key))
	}
	for _, c := range was.Columns {
		key := r.key(Part{Column: c.Key}, c.Key)
		column := now.Column(key)
		if f.Renamed = f.Renamed || key != c.Key; column == nil {
			f.Cut = true
			continue
		}
		f.Cut = f.Cut || column.Kind != c.Kind
		for _, o := range c.Options {
			f.option(column.Options, o, r.key(Part{Column: c.Key, Option: o.Key}, o.Key))
		}
	}
	return f
}

func (f *Fate) option(now []*Option, was *Option, key string) {
	f.Renamed = f.Renamed || key != was.Key
	o := optionOf(now, key)
	f.Cut = f.Cut || o == nil || was.Text && !o.Text
}

// Touch counts what the next edition does to the answers to one item.
type Touch struct {
	Item        *Item // of From
	Fate        Fate
	Counties    int // have answered it and may go on
	Submissions int // counted ones that answer it
}

// Touches counts, for every item of which something becomes, the counties whose
// answers are touched, and the counted submissions, which have to be read as
// those of From.
func (t Translation) Touches(live map[string]Answers, counted []Submission) []Touch {
	var touches []Touch
	fates := t.Fates()
	for _, it := range t.From.Items() {
		fate, touched := fates[it.ID]
		if !touched {
			continue
		}
		touch := Touch{Item: it, Fate: fate}
		for _, a := range live {
			if t.touches(it, fate, a) {
				touch.Counties++
			}
		}
		for _, s := range counted {
			if t.touches(it, fate, s.Answers()) {
				touch.Submissions++
			}
		}
		touches = append(touches, touch)
	}
	return touches
}

// touches reports whether the answers hold one to the item that will not be
// what it was.
func (t Translation) touches(it *Item, fate Fate, a Answers) bool {
	whole := fate.Gone || fate.Apart || t.Items[it.ID] != it.ID
	for ref, v := range a {
		if ref.Item != it.ID || v.IsEmpty() {
			continue
		}
		read := t.Answer(ref, v)
		if whole || !read.Value.Equal(v) || fate.Outside && len(t.To.Item(read.Item).Check(read.Ref, read.Value)) > 0 {
			return true
		}
	}
	return false
}

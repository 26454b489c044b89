package form

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"kreisumfrage/internal/survey"
)

// Posted is what a page's form brought back.
type Posted struct {
	Answers  survey.Answers
	Versions map[survey.Ref]int
	Typed    map[string]string // posted name → the very letters, where the answer has a fixed form
	Problems []survey.Problem
	Mine     []survey.Ref // conflicts decided for what was typed
	Theirs   []survey.Ref // conflicts decided for the stored answer: what was typed is dropped
}

// Waits reports whether the answer cannot be saved before its editor has gone
// on: it does not fit, or a conflict about it is only just being decided.
func (p Posted) Waits(ref survey.Ref) bool {
	return slices.Contains(p.Mine, ref) || slices.Contains(p.Theirs, ref) ||
		slices.ContainsFunc(p.Problems, func(problem survey.Problem) bool { return problem.Ref == ref })
}

// Renumber exchanges two records of one item, as if the form had been made so.
func (p Posted) Renumber(a, b survey.Ref) {
	swap(p.Answers, a, b)
	swap(p.Versions, a, b)
	typed := map[string]string{}
	for name, text := range p.Typed {
		switch whole, part, _ := strings.Cut(name, ":"); whole {
		case refName(a):
			name = partName(b, part)
		case refName(b):
			name = partName(a, part)
		}
		typed[name] = text
	}
	clear(p.Typed)
	maps.Copy(p.Typed, typed)
	for i, problem := range p.Problems {
		switch problem.Ref {
		case a:
			p.Problems[i].Ref = b
		case b:
			p.Problems[i].Ref = a
		}
	}
}

func swap[V any](m map[survey.Ref]V, a, b survey.Ref) {
	first, hasFirst := m[a]
	second, hasSecond := m[b]
	delete(m, a)
	delete(m, b)
	if hasFirst {
		m[b] = first
	}
	if hasSecond {
		m[a] = second
	}
}

// Changes turns the posted answers into what is asked of the store.
func (p Posted) Changes() []survey.Change {
	var changes []survey.Change
	for ref, v := range p.Answers {
		changes = append(changes, survey.Change{Ref: ref, Value: v, Version: p.Versions[ref], Decided: slices.Contains(p.Mine, ref)})
	}
	slices.SortFunc(changes, func(a, b survey.Change) int {
		if a.Item != b.Item {
			return strings.Compare(a.Item, b.Item)
		}
		return a.Record - b.Record
	})
	return changes
}

// Decode reads the posted values of a page. An item takes part when its version
// was posted: a cleared group of checkboxes posts nothing else. Names that begin
// with an underscore belong to the caller. What no form of ours can have posted
// (unknown names, items or options, the same value twice) is a
// survey.ErrInvalid; a respondent's mistakes are Problems.
func Decode(page *survey.Page, values url.Values) (Posted, error) {
	d := decoder{values: values, used: map[string]bool{}, Posted: Posted{
		Answers: survey.Answers{}, Versions: map[survey.Ref]int{}, Typed: map[string]string{},
	}}
	items := map[string]*survey.Item{}
	for _, it := range page.Items() {
		items[it.ID] = it
	}
	if err := d.versions(page, items); err != nil {
		return Posted{}, err
	}
	if err := d.decisions(); err != nil {
		return Posted{}, err
	}
	for _, ref := range slices.SortedFunc(maps.Keys(d.Versions), byItem(items)) {
		var err error
		if it := items[ref.Item]; it != nil {
			err = d.answer(it, ref)
		} else {
			err = d.confirmation(ref)
		}
		if err != nil {
			return Posted{}, err
		}
	}
	for name := range values {
		if !strings.HasPrefix(name, "_") && !d.used[name] {
			return Posted{}, fmt.Errorf("decode form: field %q: %w", name, survey.ErrInvalid)
		}
	}
	return d.Posted, nil
}

// byItem puts confirmations, which belong to no item, last.
func byItem(items map[string]*survey.Item) func(a, b survey.Ref) int {
	place := func(ref survey.Ref) int {
		if it := items[ref.Item]; it != nil {
			return it.Index
		}
		return math.MaxInt
	}
	return func(a, b survey.Ref) int {
		return cmp.Or(cmp.Compare(place(a), place(b)), strings.Compare(a.Item, b.Item), a.Record-b.Record)
	}
}

type decoder struct {
	values url.Values
	used   map[string]bool
	unread []survey.Problem // of the answer that is being read
	Posted
}

func (d *decoder) versions(page *survey.Page, items map[string]*survey.Item) error {
	for name := range d.values {
		rest, isVersion := strings.CutPrefix(name, VersionPrefix)
		if !isVersion {
			continue
		}
		text, err := d.one(name)
		if err != nil {
			return err
		}
		version, isNumber := parseNumber(text)
		ref, ok := parseRef(rest)
		if !isNumber || !ok || !asks(items[ref.Item], ref) && !confirms(page, ref) {
			return fmt.Errorf("decode form: version %q: %w", name, survey.ErrInvalid)
		}
		d.Versions[ref] = version
	}
	return nil
}

// asks reports whether answers to the item have refs like this one.
func asks(it *survey.Item, ref survey.Ref) bool {
	return it != nil && (it.Kind == survey.KindRecords) == (ref.Record > 0)
}

// decisions replaces the version of a conflicting answer by the one that its
// editor has seen and wants to overwrite. Without a decision the answer keeps
// its stale version and meets the conflict again.
func (d *decoder) decisions() error {
	for name := range d.values {
		rest, isDecision := strings.CutPrefix(name, DecisionPrefix)
		if !isDecision {
			continue
		}
		decision, err := d.one(name)
		if err != nil {
			return err
		}
		refText, versionText, _ := strings.Cut(rest, "@")
		version, isNumber := parseNumber(versionText)
		ref, ok := parseRef(refText)
		_, posted := d.Versions[ref]
		switch {
		case !isNumber || !ok || !posted:
			return fmt.Errorf("decode form: decision %q: %w", name, survey.ErrInvalid)
		case decision == "mine":
			d.Versions[ref] = version
			d.Mine = append(d.Mine, ref)
		case decision == "theirs":
			d.Theirs = append(d.Theirs, ref)
		default:
			return fmt.Errorf("decode form: decision of %q: %w", name, survey.ErrInvalid)
		}
	}
	return nil
}

// one returns the only value of a field that a form can post once.
func (d *decoder) one(name string) (string, error) {
	d.used[name] = true
	switch vs := d.values[name]; len(vs) {
	case 0:
		return "", nil
	case 1:
		return cleanText(vs[0]), nil
	}
	return "", fmt.Errorf("decode form: field %q twice: %w", name, survey.ErrInvalid)
}

// cleanText makes equal what looks equal: one form of umlauts, one kind of line
// break, no blanks around the text and none of the invisible marks that come
// along when a telephone number or a cell is copied.
func cleanText(s string) string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s)
	if !utf8.ValidString(s) {
		return s // to be refused with all its bytes
	}
	s = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Bidi_Control, r) || r == zeroWidthSpace || r == byteOrderMark {
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(norm.NFC.String(s))
}

const (
	zeroWidthSpace = '\u200b'
	byteOrderMark  = '\ufeff'
)

func (d *decoder) answer(it *survey.Item, ref survey.Ref) error {
	var v survey.Value
	var err error
	d.unread = nil
	switch {
	case it.Kind.HasOptions():
		v, err = d.choice(it, ref)
	case it.Kind.HasColumns():
		v, err = d.fields(it, ref)
	default:
		v.Text, err = d.typed(entryOf(it), ref, "")
	}
	if err != nil {
		return err
	}
	if d.dropped(ref) {
		return nil
	}
	d.Answers[ref] = v
	problems := d.unread
	for _, p := range it.Check(ref, v) {
		switch {
		case p.Code == survey.UnknownOption || p.Code == survey.UnknownField:
			return fmt.Errorf("decode form: %s of %q: %w", p.Code, ref.Item, survey.ErrInvalid)
		case p.Code == survey.WrongTotal && len(d.unread) > 0: // nobody knows yet what is added up
		case !slices.ContainsFunc(d.unread, func(u survey.Problem) bool { return u.Part == p.Part }):
			problems = append(problems, p)
		}
	}
	d.Problems = append(d.Problems, problems...)
	return nil
}

// dropped reports whether the stored answer is to stay.
func (d *decoder) dropped(ref survey.Ref) bool {
	if !slices.Contains(d.Theirs, ref) {
		return false
	}
	delete(d.Versions, ref)
	return true
}

// typed reads a field that is typed into. What cannot be read is kept as it is
// and is a problem, even where it happens to look like a stored answer.
func (d *decoder) typed(e entry, ref survey.Ref, part string) (string, error) {
	name := refName(ref)
	if part != "" {
		name = partName(ref, part)
	}
	text, err := d.one(name)
	if err != nil || e.kind.IsText() {
		return text, err
	}
	d.Typed[name] = text
	stored, code := e.read(text)
	if code != "" {
		d.unread = append(d.unread, survey.Problem{Ref: ref, Part: part, Code: code})
		return text, nil
	}
	return stored, nil
}

func (d *decoder) choice(it *survey.Item, ref survey.Ref) (survey.Value, error) {
	var v survey.Value
	name := refName(ref)
	chosen := d.values[name]
	d.used[name] = true
	if it.Kind.OneOption() && len(chosen) > 1 || repeats(chosen) {
		return v, fmt.Errorf("decode form: field %q twice: %w", name, survey.ErrInvalid)
	}
	for _, key := range chosen {
		switch {
		case key == noneChoice && it.NoneOfThese:
			v.None = true
		case key == noAnswerChoice && it.NoAnswer:
			v.NoAnswer = true
		case key == clearChoice && it.Kind.OneOption():
		default:
			v.Options = append(v.Options, key)
		}
	}
	for _, o := range it.Options {
		if !o.Text {
			continue
		}
		text, err := d.one(partName(ref, o.Key))
		if err != nil {
			return v, err
		}
		if text == "" {
			continue
		}
		if v.Texts == nil {
			v.Texts = map[string]string{}
		}
		v.Texts[o.Key] = text
	}
	return v, nil
}

func repeats(keys []string) bool {
	return len(slices.Compact(slices.Sorted(slices.Values(keys)))) < len(keys)
}

func (d *decoder) fields(it *survey.Item, ref survey.Ref) (survey.Value, error) {
	fields := map[string]string{}
	for _, c := range it.Columns {
		text, err := d.typed(columnEntry(c), ref, c.Key)
		if err != nil {
			return survey.Value{}, err
		}
		if text != "" && (text != clearChoice || len(c.Options) == 0) {
			fields[c.Key] = text
		}
	}
	return survey.Value{Fields: fields}, nil
}

// BodyLimit is how many bytes the page's form can need: a character takes up to
// four bytes in UTF-8, each of them three when encoded for a form; choices,
// names and versions fit into the constant.
func BodyLimit(page *survey.Page) int64 {
	const perCharacter, rest = 12, 64 << 10
	characters := 0
	for _, it := range page.Items() {
		characters += entryOf(it).room()
		for _, o := range it.Options {
			characters += o.TextMax
		}
		for _, c := range it.Columns {
			characters += columnEntry(c).room() * max(it.MaxRecords, 1)
		}
	}
	return int64(characters)*perCharacter + rest
}

package mail

import (
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
)

// Templates hold the words of all mails. A template is a text file named like
// its kind; its first line is the subject.
type Templates struct {
	kinds map[string]*Kind
	texts map[string]wording
}

type wording struct{ subject, text string }

const (
	templateSuffix = ".txt"
	subjectLabel   = "Betreff: "
)

var braces = regexp.MustCompile(`\{[^{}]*\}?|\}`)

// ParseTemplates reads one file a kind. A kind without a file, a file without a
// kind, and a placeholder that its kind does not know are errors.
func ParseTemplates(files fs.FS, kinds []*Kind) (*Templates, error) {
	t := &Templates{kinds: map[string]*Kind{}, texts: map[string]wording{}}
	for _, k := range kinds {
		t.kinds[k.Name] = k
		source, err := fs.ReadFile(files, k.Name+templateSuffix)
		if err != nil {
			return nil, fmt.Errorf("mail template: %w", err)
		}
		if t.texts[k.Name], err = parseWording(k, string(source)); err != nil {
			return nil, fmt.Errorf("mail template %s: %w", k.Name, err)
		}
	}
	names, err := fs.Glob(files, "*"+templateSuffix)
	if err == nil && len(names) != len(kinds) {
		err = fmt.Errorf("%d mail templates for %d kinds of mails", len(names), len(kinds))
	}
	return t, err
}

func parseWording(k *Kind, source string) (w wording, err error) {
	first, text, _ := strings.Cut(source, "\n")
	subject, labelled := strings.CutPrefix(first, subjectLabel)
	if !labelled || strings.TrimSpace(subject) == "" || strings.TrimSpace(text) == "" {
		return w, fmt.Errorf("it must begin with a line %q, and a text must follow", strings.TrimSpace(subjectLabel))
	}
	known := slices.Concat(k.Values, k.Secret, []Placeholder{Contact, Address})
	for _, found := range braces.FindAllString(source, -1) {
		if !slices.Contains(known, Placeholder(strings.Trim(found, "{}"))) || !strings.HasSuffix(found, "}") {
			return w, fmt.Errorf("unknown placeholder %s", found)
		}
	}
	return wording{subject, strings.TrimLeft(text, "\n")}, nil
}

// secret reports whether the kind's mails hold secrets.
func (t *Templates) secret(kind string) bool {
	return t.kinds[kind] != nil && len(t.kinds[kind].Secret) > 0
}

// words puts the values into the kind's template.
func (t *Templates) words(kind string, values Values) (subject, text string, err error) {
	w, ok := t.texts[kind]
	if !ok {
		return "", "", fmt.Errorf("no template for mails of the kind %q", kind)
	}
	subject, err = filled(w.subject, values)
	if err != nil {
		return "", "", err
	}
	if subject, err = oneLine(subject); err != nil {
		return "", "", fmt.Errorf("subject: %w", err)
	}
	text, err = filled(w.text, values)
	return subject, text, err
}

// filled replaces each placeholder once; braces in a value stay what they are.
func filled(words string, values Values) (string, error) {
	var all error
	text := braces.ReplaceAllStringFunc(words, func(found string) string {
		p := Placeholder(strings.Trim(found, "{}"))
		value, ok := values[p]
		if !ok {
			all = errors.Join(all, fmt.Errorf("no value for {%s}", p))
			return ""
		}
		value, err := valueTypes[p](value)
		all = errors.Join(all, err)
		return value
	})
	return text, all
}

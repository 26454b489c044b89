package instrument

import (
	"regexp"
	"strings"

	"go.yaml.in/yaml/v4"

	"kreisumfrage/internal/survey"
)

var (
	clickHere = regexp.MustCompile(`(?i)\bhier\s+(an)?klicken\b|\bklick(en\s+sie|e)?\s+(bitte\s+)?hier\b`)
	link      = regexp.MustCompile(`(!?)\[([^\]]*)\]\(([^)\s]*)[^)]*\)`)
	htmlTag   = regexp.MustCompile(`</?[A-Za-z][^>:]*>|<!--`)
	// Words that say nothing about where a link leads.
	vague = regexp.MustCompile(`(?i)^(hier|link|dieser link|mehr|mehr infos|mehr informationen|weiter|weiterlesen|siehe hier|https?://.*)$`)
)

// wellWorded holds texts to what a reader, also one who listens, can make sense of.
func (r *report) wellWorded(n *yaml.Node, text string, oneLine bool) {
	if !balanced(text) {
		r.add(n, "unbalanced_quotes")
	}
	if strings.Contains(text, "...") {
		r.add(n, "three_dots")
	}
	if strings.Contains(text, " - ") {
		r.add(n, "hyphen_as_dash")
	}
	if clickHere.MatchString(text) {
		r.add(n, "click_here")
	}
	if htmlTag.MatchString(text) {
		r.add(n, "html_in_text")
	}
	if oneLine && (link.MatchString(text) || strings.Contains(text, "**")) {
		r.add(n, "markup_in_line")
		return
	}
	for _, found := range link.FindAllStringSubmatch(text, -1) {
		r.link(n, found[1] == "!", strings.TrimSpace(found[2]), found[3])
	}
}

func (r *report) link(n *yaml.Node, image bool, text, target string) {
	switch {
	case image:
		r.add(n, "image_in_text")
	case text == "":
		r.add(n, "empty_link_text", target)
	case vague.MatchString(text):
		r.add(n, "vague_link_text", text)
	}
	if !image && !strings.HasPrefix(target, "https://") {
		r.add(n, "link_not_https", target)
	}
}

// balanced reports whether every „ has its “ and every ‚ its ‘.
func balanced(text string) bool {
	var open []rune
	for _, c := range text {
		switch c {
		case '„', '‚':
			open = append(open, c)
		case '“', '‘':
			if len(open) == 0 || (c == '“') != (open[len(open)-1] == '„') {
				return false
			}
			open = open[:len(open)-1]
		}
	}
	return len(open) == 0
}

// choosable reports answers between which nobody can choose.
func (r *reach) choosable() {
	for _, p := range r.q.Pages() {
		asked := map[string]string{}
		for _, it := range p.Items() {
			where := r.places[Subject{Item: it.ID}]
			if first, twice := asked[fold(it.Label)]; twice {
				r.add(where.at("label"), "duplicate_question", first)
			}
			asked[fold(it.Label)] = it.ID
			r.answers(Subject{Item: it.ID}, it.Options)
			r.parts(it)
			for _, c := range it.Columns {
				r.answers(Subject{Item: it.ID, Column: c.Key}, c.Options)
			}
			if choices := len(it.Options); it.Kind.OneOption() && choices < 2 && !it.NoAnswer {
				r.add(where.at("options"), "too_few_options", choices)
			}
		}
	}
}

// parts reports parts of an answer that read alike.
func (r *reach) parts(it *survey.Item) {
	seen := map[string]string{}
	for _, c := range it.Columns {
		if first, twice := seen[fold(c.Label)]; twice {
			where := r.places[Subject{Item: it.ID, Column: c.Key}]
			r.add(where.at("label"), "duplicate_column_label", first)
		}
		seen[fold(c.Label)] = c.Key
	}
}

func (r *reach) answers(owner Subject, options []*survey.Option) {
	seen := map[string]string{}
	for _, o := range options {
		owner.Option = o.Key
		if first, twice := seen[fold(o.Label)]; twice {
			where := r.places[owner]
			r.add(where.at("label"), "duplicate_label", first)
		}
		seen[fold(o.Label)] = o.Key
	}
}

func fold(label string) string { return strings.ToLower(strings.TrimSpace(label)) }

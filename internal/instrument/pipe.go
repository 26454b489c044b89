package instrument

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"kreisumfrage/internal/survey"
)

// A pipe is written {county|words}, {year|words} or {answer:item.id|words}. The
// words stand where nothing is known.
const answerPipe = "answer:"

var knownPipes = []string{string(survey.PipeCounty), string(survey.PipeYear), answerPipe + "frage"}

// textStyle says what a text may hold.
type textStyle struct {
	name  string // "line", "markup", "number" or empty
	pipes bool
}

// prose reports whether respondents read the text.
func (s textStyle) prose() bool { return s.name == "line" || s.name == "markup" }

// piped returns the text with the pipes' own words. What the pipes are is kept
// under the node.
func (r *report) piped(n *yaml.Node, style textStyle) string {
	if !strings.ContainsAny(n.Value, "{}") {
		return n.Value
	}
	wording := survey.Wording{}
	rest := n.Value
	for {
		open := strings.IndexAny(rest, "{}")
		if open < 0 {
			break
		}
		length := strings.IndexAny(rest[open+1:], "{}")
		if rest[open] == '}' || length < 0 || rest[open+1+length] == '{' {
			r.add(n, "stray_brace")
			return n.Value
		}
		if open > 0 {
			wording = append(wording, survey.Piece{Words: rest[:open]})
		}
		wording = append(wording, r.pipe(n, rest[open+1:open+1+length], style))
		rest = rest[open+length+2:]
	}
	if rest != "" {
		wording = append(wording, survey.Piece{Words: rest})
	}
	r.wordings[n] = wording
	return wording.Neutral()
}

// pipe reads what stands between the braces.
func (r *report) pipe(n *yaml.Node, text string, style textStyle) survey.Piece {
	head, words, _ := strings.Cut(text, "|")
	item, answer := strings.CutPrefix(head, answerPipe)
	piece := survey.Piece{Words: words, Pipe: survey.Pipe(head)}
	if answer {
		piece.Pipe, piece.Item = survey.PipeAnswer, item
	}
	switch {
	case !answer && piece.Pipe != survey.PipeCounty && piece.Pipe != survey.PipeYear:
		r.add(n, "unknown_pipe", head, strings.Join(knownPipes, ", "))
	case invisible(words):
		r.add(n, "pipe_without_words", head)
	case !style.pipes:
		r.add(n, "pipe_misplaced", head)
	case answer && style.name == "markup":
		r.add(n, "pipe_in_markup", head)
	default:
		return piece
	}
	return survey.Piece{Words: words}
}

// pendingPipe waits until all items are known.
type pendingPipe struct {
	node  *yaml.Node
	item  string
	scope scope
}

// wording returns the text under the key with its pipes; nothing for a text
// without any.
func (b *builder) wording(p *place, key string, s scope) survey.Wording {
	w := b.wordings[p.fields[key]]
	for _, piece := range w {
		if piece.Pipe == survey.PipeAnswer {
			b.pipes = append(b.pipes, pendingPipe{p.at(key), piece.Item, s})
		}
	}
	return w
}

// pipeable are the kinds with one plain answer.
var pipeable = []survey.Kind{survey.KindSingle, survey.KindScale, survey.KindText, survey.KindNumber, survey.KindPercent, survey.KindDate}

func (b *builder) answersPiped() {
	for _, p := range b.pipes {
		if p.item == "" {
			b.add(p.node, "unknown_item", p.item)
			continue
		}
		switch it := b.referred(p.item, p.node, p.scope); {
		case it == nil || it.Kind == "":
		case !slices.Contains(pipeable, it.Kind):
			b.add(p.node, "pipe_not_for_kind", p.item, string(it.Kind))
		case it.Personal:
			b.add(p.node, "pipe_personal", p.item)
		}
	}
}

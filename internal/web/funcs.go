package web

import (
	"bytes"
	"fmt"
	"html/template"
	"math"
	"strings"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"

	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

func templateFuncs(assetPath func(string) (string, error)) template.FuncMap {
	return template.FuncMap{
		"asset":    assetPath,
		"markup":   markup,
		"datetime": germanDateTime,
		"clock":    germanClock,
		"day":      germanDay,
		"number":   form.Number,
		"join":     strings.Join,
		"args":     templateArgs,
		"tel":      telephone,
	}
}

// telephone is the link that calls the number.
func telephone(number string) template.URL {
	dialled := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, strings.ReplaceAll(number, "(0)", ""))
	if strings.HasPrefix(strings.TrimSpace(number), "+") {
		dialled = "+" + dialled
	}
	return template.URL("tel:" + dialled)
}

// markup turns the small safe markup of definitions and texts into HTML.
// Goldmark drops raw HTML and dangerous links by itself. It is never given a
// respondent's text.
func markup(text string) (template.HTML, error) {
	var b bytes.Buffer
	if err := withoutPictures.Convert([]byte(text), &b); err != nil {
		return "", fmt.Errorf("markup: %w", err)
	}
	return template.HTML(b.String()), nil
}

var withoutPictures = goldmark.New(goldmark.WithRendererOptions(
	renderer.WithNodeRenderers(util.Prioritized(noPictures{}, 1))))

// noPictures leaves of a picture the words that describe it.
type noPictures struct{}

// RegisterFuncs implements renderer.NodeRenderer.
func (noPictures) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindImage, func(util.BufWriter, []byte, ast.Node, bool) (ast.WalkStatus, error) {
		return ast.WalkContinue, nil
	})
}

func germanDateTime(t time.Time) string {
	if t.IsZero() {
		return "–"
	}
	return t.In(survey.Berlin).Format("02.01.2006, 15:04") + " Uhr"
}

// germanClock is the time of day.
func germanClock(t time.Time) string { return t.In(survey.Berlin).Format("15:04") }

func germanDay(d survey.Day) string { return d.Start().In(survey.Berlin).Format("02.01.2006") }

// germanPercent writes 3.5 as "3,5 %" and 58 as "58 %", with a blank that does
// not break.
func germanPercent(v float64) string { return germanNumber(v) + "\u00a0%" }

func germanNumber(v float64) string {
	s := fmt.Sprintf("%.1f", v)
	return strings.Replace(strings.TrimSuffix(s, ".0"), ".", ",", 1)
}

// germanPoints writes a difference with its sign and one decimal: "+4,2",
// "−0,3", "0,0".
func germanPoints(v float64) string {
	s := strings.Replace(fmt.Sprintf("%.1f", math.Abs(v)), ".", ",", 1)
	switch {
	case s == "0,0":
		return s
	case v < 0:
		return "−" + s
	}
	return "+" + s
}

// templateArgs hands several values to a partial as a map.
func templateArgs(pairs ...any) (map[string]any, error) {
	if len(pairs)%2 != 0 {
		return nil, fmt.Errorf("args: odd number of values")
	}
	m := make(map[string]any, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		key, ok := pairs[i].(string)
		if !ok {
			return nil, fmt.Errorf("args: name %v is no text", pairs[i])
		}
		m[key] = pairs[i+1]
	}
	return m, nil
}

package browsertest

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/chromedp/chromedp"
)

//go:embed testdata/axe.min.js
var axeSource string

// The tags leave out nothing of WCAG 2.2 up to AA. Best practices are axe's own
// opinion and not part of what the law asks for; our pages follow them as well.
const (
	wcag         = `'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'`
	bestPractice = `'best-practice'`
)

const axeRun = `axe.run(document, {
	runOnly: {type: 'tag', values: [%s]},
	resultTypes: ['violations']
}).then(r => r.violations.map(v => ({
	rule: v.id, help: v.help,
	nodes: v.nodes.map(n => ({target: n.target.join(' '), html: n.html, why: n.failureSummary || ''}))
})))`

// Violation is a rule of WCAG that the page breaks, with every element that
// breaks it.
type Violation struct {
	Rule  string `json:"rule"`
	Help  string `json:"help"`
	Nodes []struct {
		Target string `json:"target"`
		HTML   string `json:"html"`
		Why    string `json:"why"`
	} `json:"nodes"`
}

// String is the rule and its elements, one a line.
func (v Violation) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s", v.Rule, v.Help)
	for _, n := range v.Nodes {
		fmt.Fprintf(&b, "\n  %s\n    %s\n    %s", n.Target, n.HTML, strings.ReplaceAll(n.Why, "\n", "\n    "))
	}
	return b.String()
}

// Axe checks the page as it stands against WCAG 2.2 A and AA and returns the
// violations, of which a good page has none. It works under a strict content
// security policy, because the debugger puts it in, not the page. The page was
// loaded without script where the tab has none; axe itself needs timers, so
// scripts are on while it runs.
func (t *Tab) Axe() []Violation { t.t.Helper(); return t.axe(wcag) }

func (t *Tab) axe(tags string) []Violation {
	t.t.Helper()
	t.do("load axe", scripts(true), chromedp.Evaluate[chromedp.Void](axeSource))
	violations := Eval[[]Violation](t, fmt.Sprintf(axeRun, tags))
	t.do("set the scripts back", scripts(!t.noScript))
	return violations
}

// Accessible fails the test for each violation that Axe finds on the page.
func (t *Tab) Accessible() { t.t.Helper(); t.without(t.axe(wcag)) }

// BestPractice is Accessible with axe's best practices besides.
func (t *Tab) BestPractice() { t.t.Helper(); t.without(t.axe(wcag + ", " + bestPractice)) }

func (t *Tab) without(violations []Violation) {
	t.t.Helper()
	for _, v := range violations {
		t.t.Errorf("%s is not accessible: %v", t.URL(), v)
	}
}

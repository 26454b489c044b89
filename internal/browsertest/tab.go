package browsertest

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// Tab is one page of the browser as a person uses it. Every step waits for
// what it needs and fails the test when it does not come.
type Tab struct {
	t        testing.TB
	ctx      context.Context
	traffic  *traffic
	noScript bool
}

type step = chromedp.Action[chromedp.Void]

func (t *Tab) do(what string, steps ...step) {
	t.t.Helper()
	ctx, end := context.WithTimeout(t.ctx, stepLimit)
	defer end()
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.fatal(what, err)
	}
}

func run[T any](t *Tab, what string, action chromedp.Action[T]) T {
	t.t.Helper()
	ctx, end := context.WithTimeout(t.ctx, stepLimit)
	defer end()
	value, err := chromedp.Run(ctx, action)
	if err != nil {
		t.fatal(what, err)
	}
	return value
}

func (t *Tab) fatal(what string, err error) {
	t.t.Helper()
	if errors.Is(err, context.DeadlineExceeded) {
		err = errors.New("not there after " + stepLimit.String())
	}
	ctx, end := context.WithTimeout(t.ctx, stepLimit)
	defer end()
	where, _ := chromedp.Run(ctx, chromedp.Location())
	t.t.Fatalf("%s on %s: %v", what, where, err)
}

// Goto opens the address and returns the status of the page.
func (t *Tab) Goto(address string) int64 {
	t.t.Helper()
	response := run(t, "open "+address, chromedp.NavigateResponse(address))
	return status(response)
}

func status(r *network.Response) int64 {
	if r == nil {
		return 0
	}
	return r.Status
}

// URL is the address of the page.
func (t *Tab) URL() string {
	t.t.Helper()
	return run(t, "read the address", chromedp.Location())
}

// Text is the visible text of the first element that matches the CSS selector.
func (t *Tab) Text(css string) string {
	t.t.Helper()
	return run(t, "read "+css, chromedp.Text(chromedp.CSS(css)))
}

// HTML is the source of the first element that matches the CSS selector.
func (t *Tab) HTML(css string) string {
	t.t.Helper()
	return run(t, "read "+css, chromedp.OuterHTML(chromedp.CSS(css)))
}

// Count says how many elements match the CSS selector now; it does not wait.
func (t *Tab) Count(css string) int {
	t.t.Helper()
	ids := run(t, "count "+css, chromedp.QueryNodeIDs(chromedp.CSSAll(css), chromedp.AtLeast(0)))
	return len(ids)
}

// Value is what the field with this label holds.
func (t *Tab) Value(label string) string {
	t.t.Helper()
	return run(t, "read the field „"+label+"“", chromedp.JavascriptAttribute[string](field(label), "value"))
}

// Checked says whether the box or radio button with this label is ticked.
func (t *Tab) Checked(label string) bool {
	t.t.Helper()
	return run(t, "look at „"+label+"“", chromedp.JavascriptAttribute[bool](field(label), "checked"))
}

// Fill replaces what the field with this label holds, by keyboard.
func (t *Tab) Fill(label, text string) {
	t.t.Helper()
	t.do("fill „"+label+"“", replace(field(label), text))
}

// FillCSS replaces what the field that matches the CSS selector holds.
func (t *Tab) FillCSS(css, text string) {
	t.t.Helper()
	t.do("fill "+css, replace(chromedp.CSS(css), text))
}

// Tick clicks the box or radio button with this label.
func (t *Tab) Tick(label string) {
	t.t.Helper()
	t.do("tick „"+label+"“", chromedp.Click(field(label)))
}

// TickIn clicks the box or radio button with this label inside the group whose
// legend contains the given words.
func (t *Tab) TickIn(legend, label string) {
	t.t.Helper()
	t.do("tick „"+label+"“ in „"+legend+"“", chromedp.Click(fieldIn(legend, label)))
}

// Click clicks the first element that matches the CSS selector and does not
// wait for a new page.
func (t *Tab) Click(css string) {
	t.t.Helper()
	t.do("click "+css, chromedp.Click(chromedp.CSS(css)))
}

// Follow clicks the link or button with this text, waits for the page it leads
// to and returns that page's status.
func (t *Tab) Follow(name string) int64 {
	t.t.Helper()
	return t.land("follow „"+name+"“", chromedp.Click(control(name)))
}

// FollowCSS clicks the first element that matches the CSS selector, waits for
// the page it leads to and returns that page's status.
func (t *Tab) FollowCSS(css string) int64 {
	t.t.Helper()
	return t.land("follow "+css, chromedp.Click(chromedp.CSS(css)))
}

func (t *Tab) land(what string, click step) int64 {
	t.t.Helper()
	ctx, end := context.WithTimeout(t.ctx, stepLimit)
	defer end()
	response, err := chromedp.RunResponse(ctx, click)
	if err != nil {
		t.fatal(what, err)
	}
	return status(response)
}

// Press sends keys to what has the focus, such as kb.Tab of chromedp/kb.
func (t *Tab) Press(keys string) {
	t.t.Helper()
	t.do("press keys", chromedp.KeyEvent(keys))
}

// Until waits for what a script of the page, or the server, does in its own
// time.
func (t *Tab) Until(what string, done func() bool) {
	t.t.Helper()
	ctx, end := context.WithTimeout(t.ctx, stepLimit)
	defer end()
	pause := time.NewTicker(20 * time.Millisecond)
	defer pause.Stop()
	for !done() {
		select {
		case <-ctx.Done():
			t.fatal("wait until "+what, ctx.Err())
		case <-pause.C:
		}
	}
}

// Screenshot writes the whole page as PNG.
func (t *Tab) Screenshot(file string) {
	t.t.Helper()
	t.write(file, run(t, "take a screenshot", chromedp.FullScreenshot(100)))
}

// Picture is the first element that matches the CSS selector as PNG,
// after the script expression.
func (t *Tab) Picture(css, after string) []byte {
	t.t.Helper()
	Eval[bool](t, after)
	return run(t, "take a picture of "+css, chromedp.Screenshot(chromedp.CSS(css)))
}

// PDF is the page as it prints on A4, with backgrounds.
func (t *Tab) PDF() []byte {
	t.t.Helper()
	return run(t, "print", chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4), chromedp.PDFPrintBackground()))
}

func (t *Tab) write(file string, data []byte) {
	t.t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.t.Fatal(err)
	}
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.t.Fatal(err)
	}
}

// Eval returns the value of a script expression in the page, which works with
// scripts of the page switched off too.
func Eval[T any](t *Tab, expression string) T {
	t.t.Helper()
	return run(t, "evaluate "+expression, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
}

// replace selects what the field holds and types over it. chromedp's own Clear
// changes the attribute instead and leaves what was typed before.
func replace[S chromedp.Selectable](field S, text string) step {
	return chromedp.Steps(chromedp.Focus(field), chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		selectAll := input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Commands: []string{"selectAll"}}
		if _, err := cdp.Call(ctx, target, input.DispatchKeyEvent, selectAll); err != nil {
			return err
		}
		if text == "" {
			_, err := chromedp.KeyEvent("\b")(ctx, target)
			return err
		}
		_, err := cdp.Call(ctx, target, input.InsertText, input.InsertTextParams{Text: text})
		return err
	}))
}

// settle waits until the tab has handled every message sent before.
func settle() step { return chromedp.Evaluate[chromedp.Void]("0") }

// field is the XPath of the form field with this label.
func field(label string) string {
	return fieldUnder("", label)
}

func fieldIn(legend, label string) string {
	return fieldUnder("//fieldset[legend[contains(normalize-space(), "+quote(legend)+")]]", label)
}

func fieldUnder(scope, label string) string {
	named := "[normalize-space()=" + quote(label) + "]"
	return scope + "//*[(self::input or self::textarea or self::select) and " +
		"(@id=//label" + named + "/@for or ancestor::label" + named + " or @aria-label=" + quote(label) + ")]"
}

// control is the XPath of the link or button with this text.
func control(name string) string {
	return "//*[(self::a or self::button or self::summary) and normalize-space()=" + quote(name) + "]" +
		" | //input[@type='submit' and @value=" + quote(name) + "]"
}

// quote writes an XPath string, which knows no escapes.
func quote(s string) string {
	if !strings.Contains(s, `"`) {
		return `"` + s + `"`
	}
	return `concat("` + strings.ReplaceAll(s, `"`, `", '"', "`) + `")`
}

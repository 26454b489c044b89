// Package browsertest opens pages in a real Chromium and asks what a person
// would ask: what stands there, what happens on a click, what is inaccessible,
// what was loaded and from where. It is for tests only.
package browsertest

import (
	"context"
	"os/exec"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// stepLimit ends a step that waits for something that never comes; a loaded
// two-core machine needs a tenth of it.
const stepLimit = 30 * time.Second

// Browser is a running Chromium; it ends with the test that opened it.
type Browser struct {
	ctx context.Context
}

// Options are what a person's device brings along.
type Options struct {
	Width, Height int // in CSS pixels; 1280 × 900 when zero
	NoScript      bool
	Dark          bool
	ForcedColors  bool
}

// Open starts the Chromium of the PATH. A machine without one fails the test:
// a browser test that is skipped proves nothing.
func Open(t testing.TB) *Browser {
	t.Helper()
	path, err := findChromium(exec.LookPath)
	if err != nil {
		t.Fatalf("no Chromium in the PATH (Debian: apt-get install chromium): %v", err)
	}
	alloc, endAlloc := chromedp.NewExecAllocator(context.Background(), flags(path, t.TempDir())...)
	ctx, endBrowser := chromedp.NewContext(alloc)
	t.Cleanup(func() {
		endBrowser()
		endAlloc()
	})
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("start %s: %v", path, err)
	}
	return &Browser{ctx: ctx}
}

func findChromium(look func(string) (string, error)) (string, error) {
	path, err := look("chromium")
	if err != nil {
		return look("chromium-browser")
	}
	return path, nil
}

// flags keep Chromium from calling home, and let it run as root in a container.
func flags(path, profile string) []chromedp.ExecAllocatorOption {
	options := append([]chromedp.ExecAllocatorOption{}, chromedp.DefaultExecAllocatorOptions[:]...)
	return append(options,
		chromedp.ExecPath(path),
		chromedp.UserDataDir(profile),
		chromedp.NoSandbox,
		chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("hide-scrollbars", true),
		chromedp.Flag("lang", "de-DE"),
	)
}

// Tab opens an empty tab with cookies and cache of its own. What goes wrong in
// it fails t, which may be a subtest of the browser's test.
func (b *Browser) Tab(t testing.TB, o Options) *Tab {
	t.Helper()
	if o.Width == 0 {
		o.Width, o.Height = 1280, 900
	}
	seen := &traffic{}
	ctx, end := chromedp.NewContext(b.ctx, chromedp.WithNewBrowserContext(), chromedp.WithListener(seen.listen))
	t.Cleanup(end)
	tab := &Tab{t: t, ctx: ctx, traffic: seen}
	// The first step binds the tab's life to its context, so it takes no limit.
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("open a tab: %v", err)
	}
	tab.Look(o)
	return tab
}

// Look changes the device under the page that is open.
func (t *Tab) Look(o Options) {
	t.t.Helper()
	t.noScript = o.NoScript
	t.do("set up the tab", chromedp.EmulateViewport(int64(o.Width), int64(o.Height)), emulate(o), scripts(!o.NoScript))
}

func emulate(o Options) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		// A page that scrolls smoothly moves away under a click.
		media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: "reduce"}}}
		if o.Dark {
			media.Features = append(media.Features, &emulation.MediaFeature{Name: "prefers-color-scheme", Value: "dark"})
		}
		if o.ForcedColors {
			media.Features = append(media.Features, &emulation.MediaFeature{Name: "forced-colors", Value: "active"})
		}
		_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, media)
		return err
	})
}

// scripts switches the scripts of the page on or off.
func scripts(on bool) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on})
		return err
	})
}

// Package print turns HTML into PDF or PNG. It is the only package that starts
// Chromium: one fresh process a document, without scripts and without network.
//
// A document brings along all it consists of. Its HTML is answered at an
// address that exists nowhere, and so is every file it names by a path; what
// the document does not hand in is refused inside the browser. So a page keeps
// the addresses of its style sheets and fonts as they are, and needs no server.
//
// Chromium runs without its own sandbox, which containers do not allow. In its
// place stand: no scripts, no network, an empty environment, a folder of its
// own that is gone afterwards, and a process group that is killed at the end.
package print

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"sync"
	"time"

	"github.com/chromedp/chromedp"
)

// ErrNoBrowser says that this machine has no Chromium.
var ErrNoBrowser = errors.New("no Chromium found")

// ErrBusy says that all browsers were at work for as long as one may wait.
var ErrBusy = errors.New("all browsers are at work")

// Document is what is printed.
type Document struct {
	HTML []byte
	// File returns a file that the page names, by the path of its address. It
	// may be called from another goroutine.
	File func(path string) (File, bool)
	// Head and Foot stand on every sheet of a PDF, as plain text; the number of
	// the sheet follows Foot.
	Head, Foot string
}

// File is a style sheet, a font or a picture.
type File struct {
	Kind    string // media type
	Content []byte
}

// Options are the limits of a printer.
type Options struct {
	Chromium string        // the program; empty: the one in the PATH
	AtOnce   int           // browsers
	Wait     time.Duration // for one of them, before ErrBusy
	Limit    time.Duration // of one document
}

// Printer starts browsers, at most so many at once.
type Printer struct {
	options Options
	places  chan struct{}
	open    context.Context
	shut    context.CancelFunc
	closing sync.Once
}

// New returns a printer; it starts nothing yet.
func New(o Options) *Printer {
	open, shut := context.WithCancel(context.Background())
	return &Printer{options: o, places: make(chan struct{}, o.AtOnce), open: open, shut: shut}
}

// Close ends all browsers and waits until they are gone. What is printed after
// it fails, and closing once more does nothing.
func (p *Printer) Close() {
	p.closing.Do(func() {
		p.shut()
		for range cap(p.places) {
			p.places <- struct{}{}
		}
	})
}

// Find returns the path of the Chromium, or ErrNoBrowser.
func (p *Printer) Find() (string, error) {
	names := []string{p.options.Chromium}
	if p.options.Chromium == "" {
		names = []string{"chromium", "chromium-browser", "google-chrome"}
	}
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", fmt.Errorf("look for %q: %w", names, ErrNoBrowser)
}

// PDF prints the document on A4: tagged, with an outline of its headings, and
// without the backgrounds, as people print.
func (p *Printer) PDF(ctx context.Context, d Document) ([]byte, error) {
	return p.print(ctx, d, "print", sheets(d))
}

// PNG is a picture of the document on a screen so many pixels wide, as high as
// it is.
func (p *Printer) PNG(ctx context.Context, d Document, width int) ([]byte, error) {
	return p.print(ctx, d, "screen", picture(width))
}

func (p *Printer) print(ctx context.Context, d Document, medium string, result chromedp.Action[[]byte]) ([]byte, error) {
	program, err := p.Find()
	if err != nil {
		return nil, err
	}
	if err := p.enter(ctx); err != nil {
		return nil, err
	}
	defer func() { <-p.places }()
	ctx, end := context.WithTimeout(ctx, p.options.Limit)
	defer end()
	defer context.AfterFunc(p.open, end)()
	return press(ctx, program, d, medium, result)
}

// enter waits for a free place.
func (p *Printer) enter(ctx context.Context) error {
	patience, end := context.WithTimeout(ctx, p.options.Wait)
	defer end()
	select {
	case p.places <- struct{}{}:
		return nil
	case <-p.open.Done():
		return fmt.Errorf("the printer is closed: %w", p.open.Err())
	case <-patience.Done():
	}
	if ctx.Err() != nil {
		return fmt.Errorf("wait for a browser: %w", ctx.Err())
	}
	return ErrBusy
}

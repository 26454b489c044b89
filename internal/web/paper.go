package web

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/print"
)

// Printer turns a page into a PDF.
type Printer interface {
	PDF(ctx context.Context, d print.Document) ([]byte, error)
}

// paper is a page that is handed out as PDF.
type paper struct {
	file       string // its name
	template   string
	data       any
	head, foot string  // on every sheet
	way        navItem // the page that prints the same from a browser
}

// unprinted is why there is no PDF, with the page to print instead.
type unprinted struct {
	error
	way navItem
}

// Unwrap gives what went wrong.
func (u *unprinted) Unwrap() error { return u.error }

// handOut sends the paper as a file.
func (s *Server) handOut(c echo.Context, p paper) error {
	return s.send(c, p, s.Printer.PDF)
}

// send takes the PDF from make, which the head of an answer does not need.
func (s *Server) send(c echo.Context, p paper, make func(context.Context, print.Document) ([]byte, error)) error {
	document, err := s.document(p)
	if err != nil {
		return err
	}
	var body []byte
	if c.Request().Method != http.MethodHead {
		if body, err = make(c.Request().Context(), document); err != nil {
			return &unprinted{fmt.Errorf("print %s: %w", p.file, err), p.way}
		}
	}
	return download(c, p.file, body)
}

// document is the page without header, menu and footer of the site, with our
// own style sheets and fonts and nothing else.
func (s *Server) document(p paper) (print.Document, error) {
	page, err := s.compose(p.template, "paper", p.data)
	return print.Document{HTML: page, Head: p.head, Foot: p.foot, File: s.Look.assets.file}, err
}

// file is the asset at the path of an address.
func (a *assets) file(path string) (print.File, bool) {
	rest, ours := strings.CutPrefix(path, "/static/")
	hash, name, _ := strings.Cut(rest, "/")
	found, ok := a.byName[name]
	return print.File{Kind: found.kind, Content: found.plain}, ours && ok && found.hash == hash
}

// blankCache keeps the PDF of each wave's blank questionnaire: everybody gets
// the same, without login, so nobody may keep the browsers busy with it.
type blankCache struct {
	mu     sync.Mutex
	byWave map[string]*blankPDF
}

type blankPDF struct {
	of   [sha256.Size]byte
	made chan struct{} // closed when body and err are there
	body []byte
	err  error
}

func newBlankCache() *blankCache { return &blankCache{byWave: map[string]*blankPDF{}} }

// of prints the document once, however many ask for it, and again only when it
// has changed: under a new edition, with a new program.
func (b *blankCache) of(ctx context.Context, wave string, d print.Document, printer Printer) ([]byte, error) {
	sum := sha256.Sum256(slices.Concat(d.HTML, []byte(d.Head+"\n"+d.Foot)))
	b.mu.Lock()
	found := b.byWave[wave]
	if found == nil || found.of != sum {
		found = &blankPDF{of: sum, made: make(chan struct{})}
		b.byWave[wave] = found
		go b.print(context.WithoutCancel(ctx), wave, found, d, printer)
	}
	b.mu.Unlock()
	select {
	case <-found.made:
		return found.body, found.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// print keeps only what went well.
func (b *blankCache) print(ctx context.Context, wave string, into *blankPDF, d print.Document, printer Printer) {
	defer close(into.made)
	into.body, into.err = printer.PDF(ctx, d)
	if into.err == nil {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.byWave[wave] == into {
		delete(b.byWave, wave)
	}
}

// unprintedPage tells how to print the page in the browser, or to come again.
type unprintedPage struct {
	base
	Busy  bool
	Again string // address of the PDF
	Way   navItem
}

// explainPrinting answers 503: an address of a PDF never gives a page as if it
// were one.
func (s *Server) explainPrinting(c echo.Context, u *unprinted) error {
	view := unprintedPage{base: s.base(c, "So speichern Sie die Seite selbst als PDF"), Again: c.Request().URL.Path, Way: u.way}
	if view.Busy = errors.Is(u, print.ErrBusy); view.Busy {
		view.Title = "Bitte gleich noch einmal"
		c.Response().Header().Set("Retry-After", "30")
	}
	return s.render(c, http.StatusServiceUnavailable, "unprinted", view)
}

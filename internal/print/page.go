package print

import (
	"context"
	"fmt"
	"html"
	"net/url"
	"strings"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/fetch"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// The document's address. The domain .invalid is nobody's by RFC 2606.
const (
	origin  = "https://druck.invalid"
	address = origin + "/"
)

// policy is the second lock on the same door: the document gets nothing but
// what it hands in.
const policy = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:"

// load shows the document in the tab, with its style sheets and fonts.
func load(d Document, medium string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		requests := chromedp.Events(ctx, fetch.RequestPaused)
		go func() {
			for request, err := range requests {
				if err != nil {
					return
				}
				answer(ctx, tab, d, request)
			}
		}()
		for _, prepare := range []func() error{
			func() error { return call(ctx, tab, fetch.Enable, fetch.EnableParams{}) },
			func() error {
				return call(ctx, tab, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
			},
			func() error {
				return call(ctx, tab, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: medium})
			},
		} {
			if err := prepare(); err != nil {
				return err
			}
		}
		_, err := chromedp.Navigate(address)(ctx, tab)
		return err
	})
}

func call[P, R any](ctx context.Context, tab *chromedp.Target, command cdp.Command[P, R], params P) error {
	_, err := cdp.Call(ctx, tab, command, params)
	return err
}

// answer gives the document or one of its files, and refuses everything else. A
// tab that is gone needs no answer.
func answer(ctx context.Context, tab *chromedp.Target, d Document, request fetch.EventRequestPaused) {
	file, known := d.at(request.Request.URL)
	if !known {
		_ = call(ctx, tab, fetch.FailRequest, fetch.FailRequestParams{RequestID: request.RequestID, ErrorReason: network.ErrorReasonBlockedByClient})
		return
	}
	_ = call(ctx, tab, fetch.FulfillRequest, fetch.FulfillRequestParams{
		RequestID: request.RequestID, ResponseCode: 200, Body: file.Content,
		ResponseHeaders: []*fetch.HeaderEntry{
			{Name: "Content-Type", Value: file.Kind},
			{Name: "Content-Security-Policy", Value: policy},
			{Name: "X-Content-Type-Options", Value: "nosniff"},
		},
	})
}

// at returns what the document has at the address.
func (d Document) at(text string) (File, bool) {
	if text == address {
		return File{Kind: "text/html; charset=utf-8", Content: d.HTML}, true
	}
	u, err := url.Parse(text)
	if err != nil || u.Scheme+"://"+u.Host != origin || d.File == nil {
		return File{}, false
	}
	return d.File(u.Path)
}

// Margins of the sheet in inches, 18 and 16 mm, for documents that name none.
const (
	topMargin  = 0.71
	sideMargin = 0.63
)

func sheets(d Document) chromedp.Action[[]byte] {
	return chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4), chromedp.PDFOutlineAndTagged(), chromedp.PDFStream(),
		chromedp.PDFMargins(topMargin, sideMargin, topMargin, sideMargin),
		chromedp.PDFHeaderTemplate(strip(html.EscapeString(d.Head), "")),
		chromedp.PDFFooterTemplate(strip(html.EscapeString(d.Foot),
			`Seite <span class="pageNumber"></span> von <span class="totalPages"></span>`)))
}

// strip is a line at the edge of a sheet. It shares no style sheet with the
// document, and Chromium begins it with letters of no size.
func strip(left, right string) string {
	return strings.Join([]string{
		`<div style="display:flex;justify-content:space-between;gap:8mm;width:100%;padding:0 16mm;font:8pt sans-serif;color:#333">`,
		`<span>` + left + `</span>`, `<span style="white-space:nowrap">` + right + `</span>`, `</div>`}, "")
}

func picture(width int) chromedp.Action[[]byte] {
	return func(ctx context.Context, tab *chromedp.Target) ([]byte, error) {
		if _, err := chromedp.EmulateViewport(int64(width), 1)(ctx, tab); err != nil {
			return nil, fmt.Errorf("set the width: %w", err)
		}
		return chromedp.FullScreenshot(100)(ctx, tab)
	}
}

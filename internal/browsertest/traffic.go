package browsertest

import (
	"net/url"
	"slices"
	"strings"
	"sync"

	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
)

// Request is something the page loaded. Bytes counts head and body as they
// came over the wire; an answer from the cache has none.
type Request struct {
	URL    string
	Status int64
	Bytes  int64
}

// traffic collects what a tab loads and complains about; the tab's event loop
// writes while the test reads.
type traffic struct {
	mu       sync.Mutex
	requests []*Request
	byID     map[network.RequestID]*Request
	problems []string
}

func (f *traffic) listen(event any) {
	f.mu.Lock()
	defer f.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		f.begin(e)
	case *network.EventResponseReceived:
		if r := f.byID[e.RequestID]; r != nil {
			r.Status = e.Response.Status
		}
	case *network.EventLoadingFinished:
		if r := f.byID[e.RequestID]; r != nil {
			r.Bytes += int64(e.EncodedDataLength)
		}
	case *cdplog.EventEntryAdded:
		if e.Entry.Level == cdplog.EntryLevelError {
			f.problems = append(f.problems, strings.TrimSpace(e.Entry.Text+" "+e.Entry.URL))
		}
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError {
			f.problems = append(f.problems, "console.error: "+firstArgument(e.Args))
		}
	case *runtime.EventExceptionThrown:
		f.problems = append(f.problems, exceptionText(e.ExceptionDetails))
	}
}

func (f *traffic) begin(e *network.EventRequestWillBeSent) {
	if strings.HasPrefix(e.Request.URL, "data:") {
		return
	}
	if redirected := f.byID[e.RequestID]; redirected != nil && e.RedirectResponse != nil {
		redirected.Status = e.RedirectResponse.Status
		redirected.Bytes += int64(e.RedirectResponse.EncodedDataLength)
	}
	r := &Request{URL: e.Request.URL}
	if f.byID == nil {
		f.byID = map[network.RequestID]*Request{}
	}
	f.byID[e.RequestID] = r
	f.requests = append(f.requests, r)
}

func firstArgument(args []*runtime.RemoteObject) string {
	if len(args) == 0 {
		return ""
	}
	return string(args[0].Value) + args[0].Description
}

func exceptionText(d *runtime.ExceptionDetails) string {
	if d.Exception != nil {
		return d.Text + " " + d.Exception.Description
	}
	return d.Text
}

// Requests lists what the tab loaded since it was opened or last forgot.
func (t *Tab) Requests() []Request {
	t.traffic.mu.Lock()
	defer t.traffic.mu.Unlock()
	list := make([]Request, len(t.traffic.requests))
	for i, r := range t.traffic.requests {
		list[i] = *r
	}
	return list
}

// Bytes is the sum of what came over the wire since the tab was opened or last
// forgot.
func (t *Tab) Bytes() int64 {
	var sum int64
	for _, r := range t.Requests() {
		sum += r.Bytes
	}
	return sum
}

// ForeignHosts names every host but that of base which the tab asked for
// something, sorted.
func (t *Tab) ForeignHosts(base string) []string {
	own, err := url.Parse(base)
	if err != nil {
		t.t.Fatalf("base %q: %v", base, err)
	}
	var hosts []string
	for _, r := range t.Requests() {
		u, err := url.Parse(r.URL)
		if err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != own.Host {
			hosts = append(hosts, u.Host)
		}
	}
	slices.Sort(hosts)
	return slices.Compact(hosts)
}

// Problems lists what the browser complained about since the tab was opened or
// last forgot: script errors, console errors, failed loads, breaches of the
// content security policy. A page answered with 4xx or 5xx is one of them.
func (t *Tab) Problems() []string {
	t.do("let the browser report", settle())
	t.traffic.mu.Lock()
	defer t.traffic.mu.Unlock()
	return slices.Clone(t.traffic.problems)
}

// Forget empties the lists of requests and problems.
func (t *Tab) Forget() {
	t.do("let the browser report", settle())
	t.traffic.mu.Lock()
	defer t.traffic.mu.Unlock()
	t.traffic.requests, t.traffic.problems = nil, nil
	t.traffic.byID = map[network.RequestID]*Request{}
}

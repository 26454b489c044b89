package main

import (
	"cmp"
	"context"
	"io"
	"log/slog"
	"maps"
	"net/http"
	netmail "net/mail"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/print"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

// letterValues are what a letter may say. A kind with another placeholder fails
// the test until it stands here.
var letterValues = mail.Values{
	mail.County: "Landkreis Beispiel", mail.Wave: "Umfrage", mail.Reference: "2026-01056-1-ABCD", mail.Checksum: "abc",
	mail.Deadline: "2099-12-31", mail.Submitted: mail.Moment(time.Date(2026, 11, 16, 11, 0, 0, 0, time.UTC)),
}

// TestARobotThatOpensAllMailsChangesNothing replays what mail gateways do: they
// open every link of every kind of mail, follow what they find and press each
// button of each form without filling anything in.
func TestARobotThatOpensAllMailsChangesNothing(t *testing.T) {
	db := sqlitePlace(t)
	db.wave(t, "testdata/kurz.yaml")
	st := db.guarded(t)
	box := &mail.Mailbox{}
	links := mailed(t, st, box)
	public, err := parsePublicURL(walkOrigin)
	if err != nil {
		t.Fatal(err)
	}
	p := &program{ctx: t.Context(), stdout: io.Discard, stderr: io.Discard}
	server, err := site{}.server(p, st, t.TempDir(), public, box, noPrinter{})
	if err != nil {
		t.Fatal(err)
	}
	watch := storetest.Watch(t, st)
	before := watch()
	r := &robot{visitor: visit(t, server, walkOrigin), opened: map[string]bool{}, pressed: map[string]bool{}}
	r.explore(append(links, "/demo/postfach"))
	for table, rows := range watch() {
		if !slices.EqualFunc(rows, before[table], maps.Equal) {
			t.Errorf("the robot has changed %s:\n%v\n%v", table, before[table], rows)
		}
	}
	for _, path := range []string{"/antwortbogen", "/antwortbogen/ankommen", "/dlt"} {
		if status, _ := r.fetch(http.MethodGet, path, nil); status != http.StatusUnauthorized {
			t.Errorf("after that, %s is answered with %d", path, status)
		}
	}
	for _, link := range links {
		if !r.opened[link] {
			t.Errorf("not opened: %s", link)
		}
	}
	// The pages of the links, the DLT's login and the footer's texts.
	if len(r.pressed) < 3 || len(r.opened) < len(links)+8 {
		t.Errorf("the robot has opened %d pages and pressed %q only", len(r.opened), slices.Sorted(maps.Keys(r.pressed)))
	}
}

// mailed sends a mail of each kind to a colleague, and a letter to the county,
// and returns the paths of all links in them.
func mailed(t *testing.T, st *store.Store, box *mail.Mailbox) (links []string) {
	t.Helper()
	public, err := parsePublicURL(walkOrigin)
	if err != nil {
		t.Fatal(err)
	}
	p := &program{ctx: t.Context(), stdout: io.Discard, stderr: io.Discard}
	line, err := newAccess(p, st.CreateCountyAccess, access.WaveScope("2026", operator), survey.County{Key: "01056"}, public)
	if err != nil {
		t.Fatal(err)
	}
	links = append(links, strings.TrimPrefix(line.Link, walkOrigin))
	lead := access.CountyScope("2026", "01056", "koordination")
	storetest.Lead(t, st, lead)
	colleague, err := st.InviteMember(t.Context(), lead, access.Member{Contact: access.Contact{Name: "Frau Beispiel"}}, "t", "c")
	if err != nil {
		t.Fatal(err)
	}
	if err := st.SetEmail(t.Context(), colleague, "schulamt@kreis.example"); err != nil {
		t.Fatal(err)
	}
	office, err := contact{ContactName: "Kontaktstelle"}.office(netmail.Address{Address: "umfrage@dlt.example"}, public)
	if err != nil {
		t.Fatal(err)
	}
	words, err := mailTemplates()
	if err != nil {
		t.Fatal(err)
	}
	worker := mail.Worker{Outbox: st, Sender: box, Templates: words, Office: office, Log: slog.New(slog.DiscardHandler), Secrets: secrets(st, office)}
	for _, kind := range mail.Kinds {
		values := mail.Values{}
		for _, v := range kind.Values {
			values[v] = letterValues[v]
		}
		letter := mail.Letter{Key: "robot " + kind.Name, Kind: kind, Wave: "2026", Unit: "01056", Person: colleague, Values: values}
		if err := st.PostLetter(t.Context(), letter); err != nil {
			t.Fatalf("nobody knows how to write a mail of the kind %s: %v", kind.Name, err)
		}
		if sent, err := worker.Round(t.Context()); err != nil || sent != 1 {
			t.Fatalf("%d mails of the kind %s were sent: %v", sent, kind.Name, err)
		}
		found := regexp.MustCompile(regexp.QuoteMeta(walkOrigin)+`[^\s.,;)]*`).FindAllString(box.Mails()[0].Text, -1)
		if slices.Contains(kind.Secret, mail.Link) && len(found) == 0 {
			t.Errorf("no link in the mail of the kind %s", kind.Name)
		}
		for _, link := range found {
			links = append(links, cmp.Or(strings.TrimPrefix(link, walkOrigin), "/"))
		}
	}
	return links
}

// noPrinter is a machine without Chromium.
type noPrinter struct{}

func (noPrinter) PDF(context.Context, print.Document) ([]byte, error) { return nil, print.ErrNoBrowser }

// robot opens and presses whatever it finds.
type robot struct {
	*visitor
	opened  map[string]bool
	pressed map[string]bool // actions of forms
}

func (r *robot) explore(paths []string) {
	for len(paths) > 0 {
		path := paths[0]
		paths = paths[1:]
		if r.opened[path] {
			continue
		}
		r.opened[path] = true
		r.fetch(http.MethodHead, path, nil)
		_, doc := r.fetch(http.MethodGet, path, nil)
		r.press(path)
		walkNodes(doc, func(n *html.Node) {
			to, _, _ := strings.Cut(attr(n, "href"), "#")
			if n.Data == "a" && strings.HasPrefix(to, "/") {
				paths = append(paths, to)
			}
		})
	}
}

// press posts every form of the page by each of its buttons, from the page as it
// is then: a token belongs to the cookie of its page.
func (r *robot) press(path string) {
	for at := 0; ; at++ {
		_, doc := r.fetch(http.MethodGet, path, nil)
		buttons := posts(doc)
		if at == len(buttons) {
			return
		}
		if status, _ := r.fetch(http.MethodPost, buttons[at].action, buttons[at].values); status < http.StatusBadRequest {
			r.t.Errorf("%s: the empty form to %s was answered with %d", path, buttons[at].action, status)
		}
		r.pressed[buttons[at].action] = true
	}
}

// posts are what the buttons of a page send when nothing was filled in.
func posts(doc *html.Node) (all []formular) {
	walkNodes(doc, func(form *html.Node) {
		if form.Data != "form" || attr(form, "method") != "post" {
			return
		}
		hidden := url.Values{}
		walkNodes(form, func(n *html.Node) {
			if n.Data == "input" && attr(n, "type") == "hidden" {
				hidden.Add(attr(n, "name"), attr(n, "value"))
			}
		})
		walkNodes(form, func(n *html.Node) {
			if n.Data == "button" {
				values := maps.Clone(hidden)
				values.Set(attr(n, "name"), attr(n, "value"))
				all = append(all, formular{action: attr(form, "action"), values: values})
			}
		})
	})
	return all
}

// fetch follows redirects as the visitor does.
func (r *robot) fetch(method, path string, values url.Values) (status int, doc *html.Node) {
	r.t.Helper()
	request, err := http.NewRequestWithContext(r.t.Context(), method, r.absolute(path), strings.NewReader(values.Encode()))
	if err != nil {
		r.t.Fatal(err)
	}
	if method == http.MethodPost {
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		request.Header.Set("Origin", r.origin)
	}
	answer, err := r.client.Do(request)
	if err != nil {
		r.t.Fatal(err)
	}
	defer answer.Body.Close()
	if answer.StatusCode == http.StatusInternalServerError {
		r.t.Errorf("%s %s: status %d", method, path, answer.StatusCode)
	}
	if doc, err = html.Parse(answer.Body); err != nil {
		r.t.Fatal(err)
	}
	return answer.StatusCode, doc
}

package main

import (
	"cmp"
	"context"
	"io"
	"maps"
	"net/http"
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
	mail.Deadline: "2099-12-31", mail.Agreed: "2026-11-13", mail.Submitted: mail.Moment(time.Date(2026, 11, 16, 11, 0, 0, 0, time.UTC)),
	mail.Since: mail.Moment(time.Date(2020, 1, 2, 11, 0, 0, 0, time.UTC)),
}

// TestARobotThatOpensAllMailsChangesNothing replays what mail gateways do: they
// open every link of every kind of mail, follow what they find and press each
// button of each form without filling anything in.
func TestARobotThatOpensAllMailsChangesNothing(t *testing.T) {
	db := sqlitePlace(t)
	db.wave(t, "testdata/kurz.yaml")
	st := db.guarded(t)
	links := db.posted(t, st)
	public, err := parsePublicURL(walkOrigin)
	if err != nil {
		t.Fatal(err)
	}
	p := &program{ctx: t.Context(), stdout: io.Discard, stderr: io.Discard}
	server, err := site{}.server(p, st, t.TempDir(), public, outgoing{mailbox: &mail.Mailbox{}}, nil, noPrinter{})
	if err != nil {
		t.Fatal(err)
	}
	somebody := &robot{visitor: visit(t, server, walkOrigin)}
	somebody.wantsCode(links)
	links = append(links, linksIn(db.must(t, "mail", "handout", "--public-url", walkOrigin))...)
	watch := storetest.Watch(t, st)
	before := watch()
	r := &robot{visitor: visit(t, server, walkOrigin), opened: map[string]bool{}, pressed: map[string]bool{}}
	r.explore(links)
	for _, kind := range mail.Kinds {
		if !handedOut(t, st, kind) {
			t.Errorf("no mail of the kind %s was handed out", kind.Name)
		}
	}
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
	// The pages of the links, the DLT's login and the footer's texts.
	if len(r.pressed) < 3 || len(r.opened) < len(links)+7 {
		t.Errorf("the robot has opened %d pages and pressed %q only", len(r.opened), slices.Sorted(maps.Keys(r.pressed)))
	}
}

// posted lets a letter to the county and a mail of each kind to a colleague be
// printed, as for an operator, and returns the paths of all links in them.
func (db place) posted(t *testing.T, st *store.Store) (links []string) {
	t.Helper()
	lead, now := db.busy(t, st)
	colleague, err := st.InviteMember(t.Context(), lead, access.Member{Contact: access.Contact{Name: "Frau Beispiel", Email: "schulamt@kreis.example"},
		Shares: []access.Share{{Kind: access.SharePage, Key: "seite"}}}, access.Slip{TokenHash: "t", CodeHash: "c"})
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range mail.Kinds {
		if kind == mail.LoginCode { // somebody asks for it
			continue
		}
		if kind == mail.AccountInvitation { // it needs somebody who is invited
			invited := access.AccountInvitation{Name: "Frau Neu", Email: "neu@dlt.example", Role: access.Reader}
			if err := st.InviteAccount(t.Context(), access.Principal{Role: access.System}, invited); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if mail.Of(kind.Name, mail.CampaignKinds) { // their words are a campaign's
			continue
		}
		values := mail.Values{}
		for _, v := range kind.Values {
			values[v] = letterValues[v]
		}
		letter := mail.Letter{Key: "robot " + kind.Name, Kind: kind, Wave: "2026", Unit: "01056", Person: colleague, Values: values}
		if kind == mail.Summary {
			letter.Person, values[mail.Morning] = lead.Person(), mail.Moment(now)
		}
		if err := st.PostLetter(t.Context(), letter); err != nil {
			t.Fatalf("nobody knows how to write a mail of the kind %s: %v", kind.Name, err)
		}
	}
	campaigned(t, st)
	links = linksIn(db.must(t, "access", "--wave", "2026", "--landkreis", "01056", "--public-url", walkOrigin) +
		db.must(t, "mail", "handout", "--public-url", walkOrigin))
	if len(links) < len(mail.Kinds) {
		t.Errorf("only the links %q", links)
	}
	return links
}

// campaigned writes to the county as the DLT does, and a trial of it to the one
// who wrote it.
func campaigned(t *testing.T, st *store.Store) {
	t.Helper()
	if err := st.CreateAdmin(t.Context(), "meier", "Änne Meier", "hash"); err != nil {
		t.Fatal(err)
	}
	account, err := st.AdminByLogin(t.Context(), "meier")
	if err != nil {
		t.Fatal(err)
	}
	whole := access.WaveScope("2026", account.Person)
	county, _ := whole.ForCounty("01056")
	reach := access.Reach{Contacts: []access.CountyContact{{Salutation: "Frau", Name: "Muster", Email: "post@kreis.example", Official: true}}}
	if err := st.SetReach(t.Context(), county, reach); err != nil {
		t.Fatal(err)
	}
	id, err := st.AddCampaign(t.Context(), whole, survey.Campaign{Occasion: survey.Occasion{Kind: survey.CampaignInvitation, Rule: survey.RuleMissing},
		Subject: "An {Landkreis}", Text: "{Anrede}, {Link} {Code}", Channel: survey.ByMail})
	if err != nil {
		t.Fatal(err)
	}
	c, err := st.Campaign(t.Context(), whole, id)
	if err != nil {
		t.Fatal(err)
	}
	to, err := st.Addressees(t.Context(), county, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := st.StartCampaign(t.Context(), whole, c, to); err != nil {
		t.Fatal(err)
	}
	if err := st.SetEmail(t.Context(), county.Person(), "meier@dlt.example"); err != nil {
		t.Fatal(err)
	}
	if err := st.TryCampaign(t.Context(), county, id); err != nil {
		t.Fatal(err)
	}
}

// linksIn are the paths to which a text leads.
func linksIn(text string) (paths []string) {
	for _, link := range regexp.MustCompile(regexp.QuoteMeta(walkOrigin)+`[^\s.,;)"]*`).FindAllString(text, -1) {
		paths = append(paths, cmp.Or(strings.TrimPrefix(link, walkOrigin), "/"))
	}
	return paths
}

func handedOut(t *testing.T, st *store.Store, kind *mail.Kind) bool {
	t.Helper()
	letters, err := st.Letters(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return slices.ContainsFunc(letters, func(p mail.Posted) bool { return p.Kind == kind.Name && p.State == mail.Sent })
}

// busy is a county of which the deputy has done something, so that there is a
// summary for its coordinator until now.
func (db place) busy(t *testing.T, st *store.Store) (lead access.Scope, now time.Time) {
	t.Helper()
	lead = access.CountyScope("2026", "01056", "koordination")
	deputy := access.CountyScope("2026", "01056", "stellvertretung")
	storetest.Lead(t, st, lead, deputy)
	w, err := st.Wave(t.Context(), "2026")
	if err != nil {
		t.Fatal(err)
	}
	save := survey.Save{FormID: "f", SaveID: "s", Edition: w.Edition, Path: survey.PathForm,
		Changes: []survey.Change{{Ref: survey.Ref{Item: "probe.ziele"}, Value: survey.Write("Ziele")}}}
	if _, err := st.SaveAnswers(t.Context(), deputy, save); err != nil {
		t.Fatal(err)
	}
	if err := st.SetEmail(t.Context(), lead.Person(), "koordination@kreis.example"); err != nil {
		t.Fatal(err)
	}
	if now, err = st.Now(t.Context()); err != nil {
		t.Fatal(err)
	}
	return lead, now
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

// wantsCode asks for a mailed code as people do, with a tick, where the links lead
// to a page that mails one.
func (r *robot) wantsCode(links []string) {
	r.t.Helper()
	for _, link := range links {
		_, doc := r.fetch(http.MethodGet, link, nil)
		for _, button := range posts(doc) {
			if strings.HasSuffix(button.action, "/code") {
				button.values.Set("gewollt", "ja")
				r.fetch(http.MethodPost, button.action, button.values)
				return
			}
		}
	}
	r.t.Error("no link leads to a page that mails a code")
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
		r.fetch(http.MethodPost, buttons[at].action, buttons[at].values)
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

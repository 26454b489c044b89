package web_test

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"log/slog"
	netmail "net/mail"
	"net/netip"
	"net/url"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/figure"
	"kreisumfrage/internal/instrument"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/print"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
	"kreisumfrage/internal/web"
	"kreisumfrage/questionnaire"
	"kreisumfrage/static"
	"kreisumfrage/templates"
)

const (
	host     = "umfrage.example"
	origin   = "https://" + host
	wave     = "2026"
	password = "Sieben Zebras am Deich"
	code     = "ACDEF-GHJKM"
)

// site is one server on a fresh database, with the survey's own questionnaire
// in the field and three counties in the frame.
type site struct {
	t      *testing.T
	store  *store.Store
	server *web.Server
	log    *logBuffer
	mails  mail.Mailbox
	press  press
	config web.Config
	issuer string // of the sign-on service, if there is one
}

// each runs the test on one of the databases, in "make soak" on both.
func each(t *testing.T, test func(t *testing.T, s *site)) {
	t.Helper()
	storetest.Either(t, func(t *testing.T, st *store.Store) {
		t.Parallel()
		test(t, newSite(t, st, dlt()))
	})
}

// eachKinds does so with a short questionnaire that has every kind of question.
func eachKinds(t *testing.T, test func(t *testing.T, s *site)) {
	t.Helper()
	storetest.Either(t, func(t *testing.T, st *store.Store) {
		t.Parallel()
		test(t, newSite(t, st, kinds(t)))
	})
}

// onSQLite is for what does not depend on the database.
func onSQLite(t *testing.T) *site { return newSite(t, storetest.SQLite(t), dlt()) }

func newSite(t *testing.T, st *store.Store, definition []byte) *site {
	t.Helper()
	s := &site{t: t, store: st, log: &logBuffer{}}
	storetest.SetClock(t, st, survey.Day("2026-11-16").Start().Add(12*time.Hour))
	s.addWave(survey.Wave{Key: wave, Title: "Der digitale Landkreis 2026", Year: 2026,
		FirstDay: "2026-11-01", LastDay: "2026-11-30"}, definition)
	must(t, st.OpenWave(t.Context(), wave, "operator"))
	texts, err := fs.Sub(templates.Files, "texts")
	must(t, err)
	public, err := url.Parse(origin)
	must(t, err)
	s.config = web.Config{
		Store: st, Compiler: compiler{}, Author: author{}, Published: published(),
		Look: smallLook(), Texts: texts, PublicURL: public,
		Office:  mail.Office{From: netmail.Address{Address: "umfrage@dlt.example"}, Contact: "Kontaktstelle", PublicURL: public},
		Contact: web.Contact{Name: "Kontaktstelle", Phone: "030 123", Mail: "umfrage@dlt.example"},
		Logger:  slog.New(slog.NewJSONHandler(s.log, nil)), Stopwatch: store.Stopwatch, Version: "test",
		Mailbox: &s.mails, Printer: &s.press, Vault: vault(),
		SignOn:  absent{},
		Shipped: web.Shipped{Definition: dlt(), Frame: storetest.Frame()},
	}
	s.restart()
	return s
}

// restart builds the server anew from its configuration.
func (s *site) restart(change ...func(*web.Config)) {
	s.t.Helper()
	for _, c := range change {
		c(&s.config)
	}
	s.server = web.New(s.config)
}

func (s *site) addWave(w survey.Wave, definition []byte) {
	s.t.Helper()
	must(s.t, s.store.CreateWave(s.t.Context(), w, definition, storetest.Frame(), "operator"))
}

// pass lets time go by on the store's clock.
func (s *site) pass(d time.Duration) {
	s.t.Helper()
	now, err := s.store.Now(s.t.Context())
	must(s.t, err)
	storetest.SetClock(s.t, s.store, now.Add(d))
}

// invite makes a link for somebody who leads the county's team, to be opened with
// code.
func (s *site) invite(county string) (link string) {
	s.t.Helper()
	link = s.letter(county)
	grant, err := s.store.CountyAccess(s.t.Context(), access.HashToken(strings.TrimPrefix(link, "/zugang/")))
	must(s.t, err)
	storetest.LeadAs(s.t, s.store, access.CountyScope(wave, county, grant.Person), "Frau Beispiel")
	return link
}

// letter makes a link for somebody of whom nothing is known yet.
func (s *site) letter(county string) (link string) {
	s.t.Helper()
	token, hash := access.NewToken()
	must(s.t, s.store.CreateCountyAccess(s.t.Context(), access.CountyScope(wave, county, "operator"), hash, codeHash()))
	return "/zugang/" + token
}

// hire makes the account of an administrator, with password.
func (s *site) hire(login string) {
	s.t.Helper()
	must(s.t, s.store.CreateAdmin(s.t.Context(), login, "Frau Beispiel", passwordHash()))
}

// county is a browser that is logged in for the county, as the person, who leads
// its team.
func (s *site) county(county, person string) *browser {
	s.t.Helper()
	return s.enter(access.Principal{Role: access.CountyRep, Person: person, Wave: wave, County: county})
}

// guest is a browser that is logged in for the county, as a person who may be
// unknown.
func (s *site) guest(county, person string) *browser {
	s.t.Helper()
	return s.session(access.Principal{Role: access.CountyRep, Person: person, Wave: wave, County: county})
}

// reopen gives the submission back to the county, as the DLT does.
func (s *site) reopen(county string) {
	s.t.Helper()
	one, _ := access.WaveScope(wave, "dlt").ForCounty(county)
	must(s.t, s.store.Reopen(s.t.Context(), one))
}

// admin is a browser that is logged in for the DLT.
func (s *site) admin() *browser {
	s.t.Helper()
	return s.enter(access.Principal{Role: access.Admin, Person: "dlt-person"})
}

// staff is a browser that is logged in for the DLT's side in the role; the
// association is that of Pinneberg.
func (s *site) staff(role access.Role) *browser {
	s.t.Helper()
	p := access.Principal{Role: role, Person: "dlt-person"}
	if role == access.Association {
		p.Land = "Schleswig-Holstein"
	}
	return s.enter(p)
}

// vault seals the second factors of the tests.
var vault = sync.OnceValue(func() *access.Vault {
	v, err := access.NewVault(make([]byte, access.VaultKey))
	if err != nil {
		panic(err)
	}
	return v
})

// enter lets the principal in; who comes for a county leads its team.
func (s *site) enter(p access.Principal) *browser {
	s.t.Helper()
	if p.Role == access.CountyRep {
		storetest.Lead(s.t, s.store, access.CountyScope(p.Wave, p.County, p.Person))
	}
	return s.session(p)
}

// session is made behind the pages' back: hashing codes takes long, and the login
// has tests of its own.
func (s *site) session(p access.Principal) *browser {
	s.t.Helper()
	if p.Role == access.CountyRep {
		p.Link = storetest.Link(s.t, s.store, access.CountyScope(p.Wave, p.County, p.Person))
	}
	row, id := access.NewSession(p)
	if p.Role.Staff() {
		var err error
		row.Factor, err = s.store.Now(s.t.Context())
		must(s.t, err)
	}
	must(s.t, s.store.CreateSession(s.t.Context(), row))
	b := s.visitor()
	b.cookies[cookie] = id
	return b
}

func (s *site) answer(county, item string) survey.Value {
	s.t.Helper()
	return s.answers(county)[survey.Ref{Item: item}].Value
}

func (s *site) answers(county string) map[survey.Ref]survey.Answer {
	s.t.Helper()
	all, err := s.store.Answers(s.t.Context(), access.CountyScope(wave, county, ""))
	must(s.t, err)
	byRef := map[survey.Ref]survey.Answer{}
	for _, a := range all {
		byRef[a.Ref] = a
	}
	return byRef
}

// audited counts the lines of the audit trail with the action.
func (s *site) audited(action access.Action) (n int) {
	s.t.Helper()
	for _, row := range storetest.Rows(s.t, s.store, "audit") {
		if row["action"] == string(action) {
			n++
		}
	}
	return n
}

// compiler compiles each definition once for all tests.
type compiler struct{}

var compiled sync.Map // definition → *instrument.Definition

func (compiler) Compile(definition []byte) (*survey.Questionnaire, []figure.Spec, error) {
	if known, ok := compiled.Load(string(definition)); ok {
		d := known.(*instrument.Definition)
		return d.Questionnaire, d.Figures, nil
	}
	d, findings := instrument.Compile("Fragebogen", definition)
	if len(findings) > 0 {
		return nil, nil, fmt.Errorf("%w: %v", survey.ErrInvalid, findings)
	}
	compiled.Store(string(definition), d)
	return d.Questionnaire, d.Figures, nil
}

func (c compiler) Compare(old, now []byte) ([]survey.EditionChange, *survey.Translation, error) {
	var both [2]*instrument.Definition
	for i, definition := range [][]byte{old, now} {
		if _, _, err := c.Compile(definition); err != nil {
			return nil, nil, err
		}
		known, _ := compiled.Load(string(definition))
		both[i] = known.(*instrument.Definition)
	}
	translation, _ := instrument.Translate(both[0], both[1])
	return instrument.Report(both[0], both[1]), translation, nil
}

// author does as the program does.
type author struct{}

func (author) Lint(definition []byte) []survey.Finding {
	_, findings := instrument.Compile("Fragebogen", definition)
	return findings
}

func (author) Passages(definition []byte, page string) ([]survey.Passage, error) {
	return instrument.Passages(definition, page)
}

func (author) Rewrite(definition []byte, texts map[survey.Place]string) ([]byte, map[survey.Place]survey.Stretch, error) {
	return instrument.Rewrite(definition, texts)
}

var (
	dlt       = sync.OnceValue(func() []byte { return embedded("dlt-2026.yaml") })
	published = sync.OnceValue(func() *figure.Published {
		p, err := instrument.LoadPublished(embedded("published-2018.yaml"))
		if err != nil {
			panic(err)
		}
		return p
	})
	codeHash = sync.OnceValue(func() string { return hashed(access.HashCode(context.Background(), code)) })

	passwordHash = sync.OnceValue(func() string { return hashed(access.HashPassword(context.Background(), password)) })
)

func hashed(hash string, err error) string {
	if err != nil {
		panic(err)
	}
	return hash
}

func embedded(name string) []byte {
	data, err := questionnaire.Files.ReadFile(name)
	if err != nil {
		panic(err)
	}
	return data
}

func kinds(t *testing.T) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/alle-arten.yaml")
	must(t, err)
	return data
}

// smallStatic spares compressing all fonts for every test.
var smallStatic = fstest.MapFS{
	"kern/kern.css":   {Data: []byte(".kern { color: #000 }\n")},
	"css/app.css":     {Data: []byte(".app { color: #000 }\n")},
	"css/dlt.css":     {Data: []byte(".dlt { color: #000 }\n")},
	"css/chart.css":   {Data: []byte(".chart { color: #000 }\n")},
	"js/seite.js":     {Data: []byte("'use strict';\n")},
	"img/favicon.svg": {Data: []byte("<svg xmlns='http://www.w3.org/2000/svg'/>\n")},
}

// Reading a look takes longer than most tests, and no test changes one.
var (
	smallLook = sync.OnceValue(func() *web.Look { return readLook(smallStatic) })
	wholeLook = sync.OnceValue(func() *web.Look { return readLook(static.Files) })
)

func readLook(files fs.FS) *web.Look {
	look, err := web.ReadLook(templates.Files, files)
	if err != nil {
		panic(err)
	}
	return look
}

// trust makes the server believe the proxies of the network.
func trust(network string) func(*web.Config) {
	return func(c *web.Config) { c.TrustedProxies = []netip.Prefix{netip.MustParsePrefix(network)} }
}

// press stands in a printer's place: its PDF is the page itself.
type press struct {
	mu      sync.Mutex
	printed []print.Document
	fails   error
}

func (p *press) PDF(_ context.Context, d print.Document) ([]byte, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.printed = append(p.printed, d)
	return slices.Concat([]byte("%PDF-"), d.HTML), p.fails
}

// logBuffer keeps what the server logs.
type logBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *logBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *logBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

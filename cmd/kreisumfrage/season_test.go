package main

import (
	"fmt"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

// fate is what the script lets a county do and what is done to it. What a county
// may be sent follows from this alone.
type fate struct {
	came, saved, technik, finished, sent, refused, entered bool

	unreachable bool
	written     survey.Day // last day on which the DLT wrote
	mails       int
}

// season is one field period of the whole frame: people of the DLT at their
// pages, a mail server, counties, and the jobs.
type season struct {
	t        *testing.T
	db       place
	st       *store.Store
	q        *survey.Questionnaire
	edition  string
	keys     []string
	fates    map[string]*fate
	address  string
	accounts *demoAccounts
	jobs     *housekeeping
	worker   mail.Worker
	office   *postOffice
	today    survey.Day
	dlt      *visitor
}

func newSeason(t *testing.T, db place) *season {
	t.Helper()
	s := &season{t: t, db: db, fates: map[string]*fate{}, office: newPostOffice(t)}
	frame, err := embeddedFrame()
	s.must(err)
	list := "ags,name,land,email\n"
	for _, c := range frame {
		s.keys, s.fates[c.Key] = append(s.keys, c.Key), &fate{}
		list += fmt.Sprintf("%s,%s,%s,%s\n", c.Key, c.Name, c.Land, postOf(c.Key))
	}
	db.must(t, "wave", "create", "2026", "--jahr", "2026", "--von", "2026-11-01", "--bis", "2026-11-30", "--login", "mail",
		"--fragebogen", "testdata/landkreis.yaml", "--landkreise", listFile(t, list))
	s.st = db.guarded(t)
	s.at("2026-11-02", "09:00")
	s.edition = inTheField(t, s.st).Edition
	s.q = compiledFile(t, "testdata/landkreis.yaml").Questionnaire
	s.open()
	return s
}

// open starts the server, and the jobs and the mails that go on beside it.
func (s *season) open() {
	s.t.Helper()
	listening := httptest.NewUnstartedServer(nil)
	s.address = "http://" + listening.Listener.Addr().String()
	public, err := parsePublicURL(s.address)
	s.must(err)
	p := &program{ctx: s.t.Context(), stdout: io.Discard, stderr: io.Discard}
	vault, err := site{}.vault(s.t.Context(), s.st, s.db.Data)
	s.must(err)
	s.accounts = &demoAccounts{store: s.st, password: "ein langes Passwort"}
	s.must(s.accounts.create(s.t.Context(), vault))
	out, err := s.office.outgoing()
	s.must(err)
	out.showcase = s.accounts
	server, err := site{}.server(p, s.st, s.db.Data, public, out, vault, noPrinter{})
	s.must(err)
	listening.Config.Handler = server
	listening.Start()
	s.t.Cleanup(listening.Close)
	words, err := mailTemplates()
	s.must(err)
	quiet, office := slog.New(slog.DiscardHandler), mail.Office{From: out.from, Contact: "DLT", PublicURL: public}
	team := newTeamPost(s.st, office)
	s.jobs = newHousekeeping(s.st, team, quiet)
	s.worker = mail.Worker{Outbox: s.st, Sender: out.sender, Templates: words, Office: office, Log: quiet, Secrets: team.fresh}
}

func (s *season) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

func postOf(key string) string { return "post@k" + key + ".example" }

// at lets it be that moment, in Berlin, and somebody of the DLT log in.
func (s *season) at(day survey.Day, clock string) {
	s.t.Helper()
	now, err := time.ParseInLocation("2006-01-02 15:04", string(day)+" "+clock, survey.Berlin)
	s.must(err)
	storetest.SetClock(s.t, s.st, now)
	s.today, s.dlt = day, nil
}

var shownCodes = regexp.MustCompile(`(vorfuehrung|landesverband)\s*(\d{6})`)

// login opens the pages as the account with the password and the second factor.
func (s *season) login(account string) *visitor {
	s.t.Helper()
	v := visitAddress(s.t, s.address)
	f := v.open("/dlt/anmelden").form(s.t, "/dlt/anmelden")
	for _, field := range f.texts {
		f.values.Set(field.name, account)
		if strings.Contains(field.name, "passwor") {
			f.values.Set(field.name, s.accounts.password)
		}
	}
	asked := v.post(f, http.StatusOK)
	f = asked.form(s.t, "/dlt/zweiter-faktor")
	for _, m := range shownCodes.FindAllStringSubmatch(asked.text, -1) {
		if m[1] == account {
			f.values.Set("code", m[2])
		}
	}
	v.post(f, http.StatusOK)
	return v
}

func (s *season) admin() *visitor {
	s.t.Helper()
	if s.dlt == nil {
		s.dlt = s.login(demoLogin)
	}
	return s.dlt
}

// on fills in a form of the DLT's page and sends it.
func (s *season) on(v *visitor, page, action string, fields ...string) sight {
	s.t.Helper()
	f := v.open(page).form(s.t, action)
	for i := 0; i < len(fields); i += 2 {
		f.values.Set(fields[i], fields[i+1])
	}
	return v.post(f, http.StatusOK)
}

func (s *season) county(i int) string { return "/dlt/2026/landkreise/" + s.keys[i] }

const campaignsPage = "/dlt/2026/anschreiben"

// writes makes a campaign for the occasion and returns its address.
func (s *season) writes(occasion, section string) string {
	s.t.Helper()
	return s.on(s.admin(), campaignsPage+"/neu", campaignsPage+"/neu", "anlass", occasion, "weg", "mail", "abschnitt", section).path
}

// job does what is due.
func (s *season) job() string {
	s.t.Helper()
	done, err := s.jobs.round(s.t.Context())
	s.must(err)
	return strings.Join(done, "\n")
}

// post sends what waits. Whoever gets a mail must be among those to whom the plain
// rule writes today.
func (s *season) post(why string, rule func(*fate) bool) {
	s.t.Helper()
	before := s.office.counts()
	_, err := s.worker.Round(s.t.Context())
	s.must(err)
	after := s.office.counts()
	for _, key := range s.keys {
		f, want := s.fates[key], 0
		lately := f.written != "" && s.today < f.written.Add(survey.DefaultWaveSettings.ReminderPause)
		if rule(f) && !f.sent && !f.refused && !f.entered && !lately && !f.unreachable {
			want, f.written = 1, s.today
			f.mails++
		}
		if got := after[postOf(key)] - before[postOf(key)]; got != want {
			s.t.Errorf("%s, %s: %s got %d mails, want %d: %+v", s.today, why, key, got, want, *f)
		}
	}
}

// notified sends what a county gets besides, and nobody else anything.
func (s *season) notified(why string, counties ...int) {
	s.t.Helper()
	before := s.office.counts()
	_, err := s.worker.Round(s.t.Context())
	s.must(err)
	want := maps.Clone(before)
	for _, i := range counties {
		want[postOf(s.keys[i])]++
		s.fates[s.keys[i]].mails++
		s.fates[s.keys[i]].written = s.today
	}
	if after := s.office.counts(); !maps.Equal(after, want) {
		for to, n := range after {
			if n != want[to] {
				s.t.Errorf("%s, %s: %s got %d mails, want %d", s.today, why, to, n, want[to])
			}
		}
	}
}

// The people of a county, whose pages have tests of their own.

func (s *season) scope(key string) access.Scope { return access.CountyScope("2026", key, "k"+key) }

func (s *season) visits(key string) {
	s.t.Helper()
	storetest.Lead(s.t, s.st, s.scope(key))
	s.must(s.st.Audit(s.t.Context(), access.Event{Person: "k" + key, Role: access.CountyRep, Action: access.ActionLogin, Wave: "2026", County: key}))
	s.fates[key].came = true
}

func (s *season) saves(key, item string) {
	s.t.Helper()
	_, err := s.st.SaveAnswers(s.t.Context(), s.scope(key), survey.Save{FormID: item, SaveID: item, Edition: s.edition, Path: survey.PathForm,
		Changes: []survey.Change{{Ref: survey.Ref{Item: item}, Value: survey.Write("Wort")}}, Questionnaire: s.q})
	s.must(err)
	s.fates[key].saved = true
	s.fates[key].technik = s.fates[key].technik || strings.HasPrefix(item, "technik.")
}

func (s *season) finishes(key string) {
	s.t.Helper()
	for _, p := range s.q.Pages() {
		_, err := s.st.SaveAnswers(s.t.Context(), s.scope(key), survey.Save{FormID: p.Key, SaveID: p.Key, Edition: s.edition, Path: survey.PathForm,
			Mark: &survey.PageMark{Page: p.Key, Done: true}, Questionnaire: s.q})
		s.must(err)
	}
	s.fates[key].saved, s.fates[key].technik, s.fates[key].finished = true, true, true
}

func (s *season) submits(key, number string) {
	s.t.Helper()
	_, err := s.st.Submit(s.t.Context(), s.scope(key), s.q, survey.Lineage{}, s.edition, "submit "+number, "")
	s.must(err)
	s.fates[key].sent = true
}

// every is the counties of one kind: one in eight.
func (s *season) every(kind int) (keys []string) {
	for i, key := range s.keys {
		if i%8 == kind {
			keys = append(keys, key)
		}
	}
	return keys
}

// totals are what the page of the response says.
type totals struct {
	sent, inProgress, notStarted, refused int
	rate                                  string
}

func (s *season) shown() (got totals) {
	s.t.Helper()
	tile, name := map[string]string{}, ""
	walkNodes(s.admin().open("/dlt/2026").doc, func(n *html.Node) {
		switch {
		case n.Data == "dt":
			name = textOf(n)
		case n.Data == "dd" && name != "":
			tile[name], name = textOf(n), ""
		}
	})
	number := func(text string) (n int) { fmt.Sscan(text, &n); return n }
	got = totals{number(tile["Landkreise haben eingereicht"]), number(tile["in Bearbeitung"]), number(tile["nicht begonnen"]), number(tile["Teilnahme abgelehnt"]), ""}
	for label, text := range tile {
		if strings.HasPrefix(label, "Rücklaufquote") {
			got.rate = text
		}
	}
	return got
}

// balanced compares the page with the script, and with what the audit trail alone
// tells.
func (s *season) balanced() {
	s.t.Helper()
	script := totals{}
	for _, f := range s.fates {
		switch {
		case f.sent:
			script.sent++
		case f.refused:
			script.refused++
		case f.saved:
			script.inProgress++
		default:
			script.notStarted++
		}
	}
	did := map[string]map[string]bool{}
	for _, row := range storetest.Rows(s.t, s.st, "audit") {
		if did[row["action"]] == nil {
			did[row["action"]] = map[string]bool{}
		}
		did[row["action"]][row["unit"]] = true
	}
	trail := totals{}
	for _, key := range s.keys {
		switch {
		case did[string(access.ActionSubmitted)][key]:
			trail.sent++
		case did[string(access.ActionRefused)][key]:
			trail.refused++
		case did[string(access.ActionAnswersSaved)][key]:
			trail.inProgress++
		default:
			trail.notStarted++
		}
	}
	rate := strings.ReplaceAll(fmt.Sprintf("%.1f\u00a0%%", float64(script.sent)*100/float64(len(s.keys))), ".", ",")
	script.rate, trail.rate = rate, rate
	if shown := s.shown(); shown != script || shown != trail {
		s.t.Errorf("%s: the page shows %+v, the script knows %+v, the audit trail %+v", s.today, shown, script, trail)
	}
}

var wentOut = regexp.MustCompile(`^letter \d+, [a-z-]+, (sent|unclear), person `)

// noted counts from the audit trail alone the mails that went out to each county.
func (s *season) noted() map[string]int {
	s.t.Helper()
	counts := map[string]int{}
	for _, row := range storetest.Rows(s.t, s.st, "audit") {
		if row["action"] == string(access.ActionMailSettled) && wentOut.MatchString(row["detail"]) {
			counts[row["unit"]]++
		}
	}
	return counts
}

package main

import (
	"fmt"
	"log/slog"
	netmail "net/mail"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
	"kreisumfrage/templates"
)

// wholeFrame is a draft of the built-in counties, each with an address.
func (db place) wholeFrame(t *testing.T) (counties int) {
	t.Helper()
	frame, err := embeddedFrame()
	if err != nil {
		t.Fatal(err)
	}
	list := "ags,name,land,email\n"
	for _, c := range frame {
		list += fmt.Sprintf("%s,%s,%s,post@k%s.example\n", c.Key, c.Name, c.Land, c.Key)
	}
	db.must(t, "wave", "create", "2026", "--jahr", "2026", "--von", "2020-01-01", "--bis", "2099-12-31", "--login", "mail",
		"--fragebogen", "testdata/kurz.yaml", "--landkreise", listFile(t, list))
	return len(frame)
}

// inTheField is the wave once it is open, as if a mail server had been set up.
func inTheField(t *testing.T, st *store.Store) survey.Wave {
	t.Helper()
	if err := st.OpenWave(t.Context(), "2026", operator); err != nil {
		t.Fatal(err)
	}
	w, err := st.Wave(t.Context(), "2026")
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// newCampaign is one for the occasion, with the words of its template.
func newCampaign(t *testing.T, st *store.Store, o survey.Occasion) survey.Campaign {
	t.Helper()
	c := survey.Campaign{Occasion: o, Channel: survey.ByMail}
	var err error
	if c.Subject, c.Text, err = mail.CampaignTemplate(templates.Files, c, survey.LoginMail); err != nil {
		t.Fatal(err)
	}
	id, err := st.AddCampaign(t.Context(), wholeWave("2026"), c)
	if err != nil {
		t.Fatal(err)
	}
	c, err = st.Campaign(t.Context(), wholeWave("2026"), id)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

var (
	toInvite = survey.Occasion{Kind: survey.CampaignInvitation, Rule: survey.RuleMissing}
	toRemind = survey.Occasion{Kind: survey.CampaignReminder, Rule: survey.RuleNothingSaved}
)

// unsettled counts the campaign's mails in one of the states.
func unsettled(t *testing.T, st *store.Store, id string, states ...mail.State) (n int) {
	t.Helper()
	units, err := st.CampaignUnits(t.Context(), wholeWave("2026"), id)
	if err != nil {
		t.Fatal(err)
	}
	for _, u := range units {
		for _, s := range states {
			if u.State == string(s) {
				n++
			}
		}
	}
	return n
}

func TestAServerThatIsKilledWhileItMailsSendsNothingTwice(t *testing.T) {
	t.Parallel()
	db := sqlitePlace(t)
	counties := db.wholeFrame(t)
	_, st := db.store(t)
	w := inTheField(t, st)
	settings := survey.DefaultWaveSettings
	settings.MailsPerHour = survey.MaxMailsPerHour
	err := st.ChangeWave(t.Context(), wholeWave("2026"), w.Plan(survey.DefaultWaveSettings).Digest(), w.Plan(settings))
	if err != nil {
		t.Fatal(err)
	}
	c := newCampaign(t, st, toInvite)
	if c.NotBefore, err = st.Now(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := st.ChangeCampaign(t.Context(), wholeWave("2026"), c); err != nil { // from now on it is the server's
		t.Fatal(err)
	}
	office, kills := newPostOffice(t), storetest.Rounds(30)
	line := append(append([]string{"serve", "--addr", "127.0.0.1:0", "--public-url", "https://umfrage.example"}, office.flags...), db.flags...)
	for life := 0; ; life++ {
		before := office.count()
		server := exec.Command(os.Args[0])
		server.Env = append(os.Environ(), asProgram+"="+strings.Join(line, "\n"))
		if err := server.Start(); err != nil {
			t.Fatal(err)
		}
		for looks := 1; t.Context().Err() == nil && office.count() == before; looks++ {
			time.Sleep(5 * time.Millisecond)
			if looks%50 == 0 && mailed(t, st, c.ID, counties) { // asking is dear
				break
			}
		}
		if life < kills {
			time.Sleep(50 * time.Millisecond)
		} else {
			for t.Context().Err() == nil && !mailed(t, st, c.ID, counties) {
				time.Sleep(250 * time.Millisecond)
			}
		}
		if err := server.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = server.Wait()
		if mailed(t, st, c.ID, counties) {
			break
		}
	}
	st.SetOffset(time.Hour)
	if _, err := st.AbandonLetters(t.Context(), time.Minute); err != nil {
		t.Fatal(err)
	}
	sent, unclear := unsettled(t, st, c.ID, mail.Sent), unsettled(t, st, c.ID, mail.Unclear)
	if sent+unclear != counties || unclear > kills+1 || office.count() < sent {
		t.Errorf("%d sent and %d unclear of %d; the mail server took %d", sent, unclear, counties, office.count())
	}
	for to, n := range office.taken {
		if n != 1 {
			t.Errorf("%s got %d mails", to, n)
		}
	}
	if office.count() != len(office.taken) {
		t.Errorf("%d Message-IDs for %d recipients", office.count(), len(office.taken))
	}
}

// mailed reports whether nothing waits any more.
func mailed(t *testing.T, st *store.Store, id string, counties int) bool {
	t.Helper()
	units, err := st.CampaignUnits(t.Context(), wholeWave("2026"), id)
	if err != nil {
		t.Fatal(err)
	}
	return len(units) == counties && unsettled(t, st, id, mail.Queued) == 0
}

func TestACampaignIsCheckedAgainWhenItsMailsGoOut(t *testing.T) {
	eitherDatabase(t, func(t *testing.T, db place) {
		db.mailWave(t)
		p, st := db.store(t)
		w := inTheField(t, st)
		public, err := parsePublicURL("https://umfrage.example")
		if err != nil {
			t.Fatal(err)
		}
		office := mail.Office{From: netmail.Address{Address: "umfrage@dlt.example"}, Contact: "DLT", PublicURL: public}
		words, err := mailTemplates()
		if err != nil {
			t.Fatal(err)
		}
		box, team := &mail.Mailbox{}, newTeamPost(st, office)
		worker := mail.Worker{Outbox: st, Sender: box, Templates: words, Office: office, Log: slog.New(slog.DiscardHandler), Secrets: team.fresh}
		c := newCampaign(t, st, toInvite)
		n, err := team.start(p.ctx, w, c)
		if err != nil || n < 2 {
			t.Fatalf("%d mails, %v", n, err)
		}
		units, err := st.CampaignUnits(p.ctx, wholeWave("2026"), c.ID)
		if err != nil {
			t.Fatal(err)
		}
		q, err := team.questionnaire(p.ctx, w.Edition)
		if err != nil {
			t.Fatal(err)
		}
		submitted := survey.Submission{County: survey.County{Key: units[0].County}, Kind: survey.FromImport, Rows: q.Snapshot(nil)}
		if err := st.AddSubmissions(p.ctx, wholeWave("2026"), []survey.Submission{submitted}); err != nil {
			t.Fatal(err)
		}
		if sent, err := worker.Round(p.ctx); err != nil || sent != n-1 {
			t.Errorf("%d of %d sent, %v", sent, n, err)
		}
		if unsettled(t, st, c.ID, mail.Failed) != 1 {
			t.Error("whoever submitted meanwhile got the invitation")
		}
		link := strings.TrimSpace(between(box.Mails()[0].Text, "https://umfrage.example/zugang/", "\n"))
		if grant, err := st.CountyAccess(p.ctx, access.HashToken(link)); err != nil || !grant.Mailed() {
			t.Errorf("the link opens nothing: %+v, %v", grant, err)
		}
		if done, err := team.campaignJob(p.ctx); err != nil || !strings.Contains(done, "Abgeschlossene Anschreiben") {
			t.Errorf("%q, %v", done, err)
		}
		reminder := newCampaign(t, st, toRemind)
		if reminder.NotBefore, err = st.Now(p.ctx); err != nil {
			t.Fatal(err)
		}
		if err := st.ChangeCampaign(p.ctx, wholeWave("2026"), reminder); err != nil {
			t.Fatal(err)
		}
		if out := db.must(t, "jobs", "run"); !strings.Contains(out, "gestartet: 0 Nachrichten") {
			t.Errorf("written to today, and nobody came: %s", out)
		}

		first, _ := wholeWave("2026").ForCounty(units[0].County)
		if err := st.ReturnResponse(p.ctx, first, "Die Summe fehlt."); err != nil {
			t.Fatal(err)
		}
		if n, err := team.start(p.ctx, w, newCampaign(t, st, survey.Occasion{Kind: survey.CampaignReturned, Rule: survey.RuleReturned})); err != nil || n != 1 {
			t.Fatalf("%d mails, %v", n, err)
		}
		if _, err := worker.Round(p.ctx); err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(box.Mails(), func(e mail.Envelope) bool { return strings.Contains(e.Text, "Darum geht es:\nDie Summe fehlt.") }) {
			t.Error("nobody reads why the answer was given back")
		}
	})
}

// between is what stands after one word and before the next.
func between(text, after, before string) string {
	_, rest, _ := strings.Cut(text, after)
	found, _, _ := strings.Cut(rest, before)
	return found
}

package main

import (
	"bytes"
	"fmt"
	"log/slog"
	netmail "net/mail"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

// teams are two processes that write to the teams of one database, and a mail
// server that keeps what it gets.
type teams struct {
	t      *testing.T
	st     *store.Store
	both   [2]*teamPost
	worker mail.Worker
	box    *mail.Mailbox
	log    bytes.Buffer
}

func newTeams(t *testing.T, db place) *teams {
	t.Helper()
	db.wave(t, "testdata/kurz.yaml")
	public, err := parsePublicURL("https://umfrage.example")
	if err != nil {
		t.Fatal(err)
	}
	words, err := mailTemplates()
	if err != nil {
		t.Fatal(err)
	}
	s := &teams{t: t, box: &mail.Mailbox{}}
	office := mail.Office{From: netmail.Address{Address: "umfrage@dlt.example"}, Contact: "DLT", PublicURL: public}
	for i := range s.both {
		s.both[i] = newTeamPost(db.guarded(t), office)
	}
	s.st = s.both[0].store
	s.worker = mail.Worker{Outbox: s.st, Sender: s.box, Templates: words, Office: office,
		Log: slog.New(slog.NewTextHandler(&s.log, nil)), Secrets: s.both[1].fresh}
	return s
}

// at makes it that moment for both processes, in Berlin.
func (s *teams) at(moment string) {
	s.t.Helper()
	now, err := time.ParseInLocation("2006-01-02 15:04", moment, survey.Berlin)
	s.must(err)
	for _, p := range s.both {
		storetest.SetClock(s.t, p.store, now)
	}
}

func (s *teams) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

// look has both processes look for what is due at once, and one of them again.
func (s *teams) look() {
	s.t.Helper()
	var both sync.WaitGroup
	for _, p := range s.both {
		both.Go(func() {
			if err := p.round(s.t.Context()); err != nil {
				s.t.Error(err)
			}
		})
	}
	both.Wait()
	s.must(s.both[0].round(s.t.Context()))
}

// arrive sends what waits and returns it, sorted by recipient.
func (s *teams) arrive() []mail.Envelope {
	s.t.Helper()
	before := len(s.box.Mails())
	_, err := s.worker.Round(s.t.Context())
	s.must(err)
	all := s.box.Mails()
	got := slices.Clone(all[:len(all)-before])
	slices.SortFunc(got, func(a, b mail.Envelope) int { return strings.Compare(a.To.Address, b.To.Address) })
	return got
}

// wantMails looks, sends, and compares who got what.
func (s *teams) wantMails(moment, want string) []mail.Envelope {
	s.t.Helper()
	s.at(moment)
	s.look()
	return s.wantSent(moment, want)
}

func (s *teams) wantSent(moment, want string) []mail.Envelope {
	s.t.Helper()
	got := s.arrive()
	var lines []string
	for _, e := range got {
		kind, _, _ := strings.Cut(e.Subject, " ")
		name, _, _ := strings.Cut(e.To.Address, "@")
		lines = append(lines, strings.TrimSuffix(kind, ":")+" "+name)
	}
	if text := strings.Join(lines, ", "); text != want {
		s.t.Errorf("%s: got %q, want %q", moment, text, want)
	}
	return got
}

func of(unit, person string) access.Scope { return access.CountyScope("2026", unit, person) }

// lead makes the person coordinator, or deputy where there is one.
func (s *teams) lead(unit, person string) access.Scope {
	s.t.Helper()
	storetest.LeadAs(s.t, s.st, of(unit, person), person)
	s.must(s.st.SetEmail(s.t.Context(), person, person+"@kreis.example"))
	return of(unit, person)
}

// invite adds a colleague with the shares.
func (s *teams) invite(lead access.Scope, name string, deadline survey.Day, shares ...access.Share) access.Scope {
	s.t.Helper()
	m := access.Member{Shares: shares, Deadline: deadline,
		Contact: access.Contact{Name: "Person " + name, Office: "Amt " + name, Email: name + "@kreis.example"}}
	person, err := s.st.InviteMember(s.t.Context(), lead, m, access.Slip{TokenHash: "token-" + name, CodeHash: "code"})
	s.must(err)
	return of(lead.Unit(), person)
}

func (s *teams) answer(sc access.Scope, item string, v survey.Value, version int) {
	s.t.Helper()
	w, err := s.st.Wave(s.t.Context(), "2026")
	s.must(err)
	q, err := s.both[0].questionnaire(s.t.Context(), w.Edition)
	s.must(err)
	id := fmt.Sprint(sc.Person(), item, version)
	_, err = s.st.SaveAnswers(s.t.Context(), sc, survey.Save{FormID: id, SaveID: id, Edition: w.Edition, Path: survey.PathForm,
		Changes: []survey.Change{{Ref: survey.Ref{Item: item}, Value: v, Version: version}}, Questionnaire: q})
	s.must(err)
}

// report declares the only page finished.
func (s *teams) report(sc access.Scope) {
	s.t.Helper()
	w, err := s.st.Wave(s.t.Context(), "2026")
	s.must(err)
	q, err := s.both[0].questionnaire(s.t.Context(), w.Edition)
	s.must(err)
	_, err = s.st.SaveAnswers(s.t.Context(), sc, survey.Save{FormID: "report", SaveID: "report", Edition: w.Edition, Path: survey.PathForm,
		Mark: &survey.PageMark{Page: "seite", Done: true}, Questionnaire: q})
	s.must(err)
}

func (s *teams) submit(sc access.Scope) {
	s.t.Helper()
	c, err := s.both[0].county(s.t.Context(), "2026", sc.Unit())
	s.must(err)
	_, err = s.st.Submit(s.t.Context(), sc, c.questionnaire, survey.Lineage{}, c.wave.Edition, "s", "")
	s.must(err)
}

// note writes them to a question.
func (s *teams) note(sc access.Scope, texts ...string) {
	s.t.Helper()
	c, err := s.both[0].county(s.t.Context(), "2026", sc.Unit())
	s.must(err)
	for _, text := range texts {
		s.must(s.st.ChangeNotes(s.t.Context(), sc, c.questionnaire, text, []survey.NoteChange{{Item: "probe.ziele", Text: text + secretAnswer}}))
	}
}

// settle settles the first note.
func (s *teams) settle(sc access.Scope) {
	s.t.Helper()
	c, err := s.both[0].county(s.t.Context(), "2026", sc.Unit())
	s.must(err)
	notes, err := s.st.Notes(s.t.Context(), sc, c.questionnaire)
	s.must(err)
	s.must(s.st.ChangeNotes(s.t.Context(), sc, c.questionnaire, "", []survey.NoteChange{{ID: notes[0].ID, Settled: true}}))
}

// states counts what became of the letters of a kind.
func (s *teams) states(kind *mail.Kind) map[mail.State]int {
	s.t.Helper()
	letters, err := s.st.Letters(s.t.Context())
	s.must(err)
	count := map[mail.State]int{}
	for _, l := range letters {
		if l.Kind == kind.Name {
			count[l.State]++
		}
	}
	return count
}

const secretAnswer = "Kanarienvogel"

func item(id string) access.Share { return access.Share{Kind: access.ShareItem, Key: id} }

func TestTheTeamGetsItsMailsOverTheDays(t *testing.T) {
	eachDatabase(t, func(t *testing.T, db place) {
		s := newTeams(t, db)
		s.at("2026-11-16 12:00")
		anna, bert := s.lead("01056", "anna"), s.lead("01056", "bert")
		carl := s.invite(anna, "carl", "2026-11-24", access.Share{Kind: access.SharePage, Key: "seite"})
		dora := s.invite(anna, "dora", "2026-11-24", item("probe.strategie"))
		s.invite(anna, "emil", "", item("probe.strategie"))
		s.wantMails("2026-11-16 12:01", "Bitte carl, Bitte dora, Bitte emil")
		s.answer(carl, "probe.ziele", survey.Write(secretAnswer), 0)
		s.wantMails("2026-11-17 05:59", "")

		daily := s.wantMails("2026-11-17 06:00", "Tagesbericht anna, Tagesbericht bert")
		contains(t, daily[0].Text, "16.11.2026, 12:00 Uhr bis 17.11.2026, 06:00 Uhr", "- Seite: bearbeitet von Person carl, Amt carl\n",
			"- Person carl, Amt carl: 1 von 3 Fragen beantwortet, Frist 24.11.2026", "- Person emil, Amt emil: 0 von 1 Fragen beantwortet\n",
			"Offene Notizen zu den Fragen: keine\n", "Letzter Tag der Erhebung: 31.12.2099", "https://umfrage.example/antwortbogen/team")
		s.wantMails("2026-11-17 20:00", "")
		s.wantMails("2026-11-18 07:00", "") // nothing happened
		s.answer(anna, "probe.projekte", survey.Choose("wlan"), 0)
		s.note(anna, "settled", "open", "another")
		s.settle(anna)
		daily = s.wantMails("2026-11-19 07:00", "Tagesbericht bert") // she knows what she did
		contains(t, daily[0].Text, "Offene Notizen zu den Fragen: 2\n")

		s.wantMails("2026-11-20 12:00", "")
		s.at("2026-11-21 06:00")
		s.look()
		s.must(s.st.RevokeMember(t.Context(), anna, dora.Person()))
		reminder := s.wantSent("2026-11-21 06:00", "Erinnerung carl")[0]
		contains(t, reminder.Text, "bis zum 24.11.2026", "- Seite: 2 von 3 Fragen beantwortet", "Zugangscode: ")
		link := regexp.MustCompile(`https://umfrage\.example/zugang/\S+`).FindString(reminder.Text)
		if g, err := s.st.CountyAccess(t.Context(), access.HashToken(path.Base(link))); err != nil || g.Person != carl.Person() {
			t.Errorf("the link %q opens %+v, %v", link, g, err)
		}
		if got := s.states(mail.Reminder); got[mail.Sent] != 1 || got[mail.Failed] != 1 || strings.Contains(s.log.String(), "dora") {
			t.Errorf("reminders %v, log %s", got, s.log.String())
		}
		s.wantMails("2026-11-22 06:00", "")
		s.wantMails("2026-11-24 23:00", "") // once for a deadline

		s.must(storetest.ShareWith(t, s.st, anna, carl.Person(), access.Member{Deadline: "2026-11-28", Shares: []access.Share{item("probe.strategie")}}))
		s.at("2026-11-25 06:00")
		s.look()
		s.answer(carl, "probe.strategie", survey.Choose("ja"), 0)
		s.wantSent("2026-11-25 06:00", "") // nothing is missing any more
		s.wantMails("2026-11-26 05:00", "")
		s.at("2026-11-26 06:00")
		s.look()
		s.must(s.st.SetReminding(t.Context(), bert, survey.Reminding{Before: 1}))
		s.wantSent("2026-11-26 06:00", "") // switched off in the meantime
		s.must(s.st.SetReminding(t.Context(), bert, survey.DefaultReminding))
		s.at("2026-11-26 23:00")
		s.look()
		s.report(bert)
		daily = s.wantMails("2026-11-27 07:00", "Tagesbericht anna, Tagesbericht bert") // nothing is lost of the day before
		contains(t, daily[0].Text, "- Seite: bearbeitet von Person carl, Amt carl; fertig gemeldet von bert\n", "- niemand")
		contains(t, daily[1].Text, "- Seite: bearbeitet von Person carl, Amt carl\n")
		s.answer(anna, "probe.strategie", survey.Choose("nein"), 1)
		s.at("2026-11-28 07:00")
		s.look()
		s.submit(anna)
		s.wantSent("2026-11-28 07:00", "Quittung anna")
		s.wantMails("2026-11-29 07:00", "")

		for _, row := range storetest.Rows(t, s.st, "outbox") {
			if text := fmt.Sprint(row); strings.Contains(text, "Amt ") || strings.Contains(text, "@") || strings.Contains(text, "zugang") {
				t.Errorf("the outbox knows too much: %s", text)
			}
		}
		for _, e := range s.box.Mails() {
			if strings.Contains(e.Text, secretAnswer) {
				t.Errorf("an answer in a mail: %s", e.Text)
			}
		}
	})
}

func TestAClosedWaveAndARefusalSendNothing(t *testing.T) {
	s := newTeams(t, sqlitePlace(t))
	s.at("2026-11-16 12:00")
	for _, unit := range []string{"01056", "03241"} {
		lead := s.lead(unit, "koordination-"+unit)
		s.invite(lead, "kollege-"+unit, "2026-11-24", item("probe.ziele"))
	}
	off := of("03241", "koordination-03241")
	s.must(s.st.SetReminding(t.Context(), off, survey.Reminding{}))
	s.wantMails("2026-11-16 12:01", "Bitte kollege-01056, Bitte kollege-03241")
	s.wantMails("2026-11-21 06:00", "Erinnerung kollege-01056")
	s.must(s.st.SetReminding(t.Context(), off, survey.Reminding{Before: 1}))
	s.wantMails("2026-11-22 06:00", "")
	s.at("2026-11-23 06:00")
	s.look()
	s.must(s.st.CloseWave(t.Context(), "2026", operator))
	s.wantSent("2026-11-23 06:00", "")
	s.wantMails("2026-11-24 06:00", "")
	if got := s.states(mail.Reminder); got[mail.Sent] != 1 || got[mail.Failed] != 1 {
		t.Errorf("reminders %v", got)
	}
}

func TestASummaryTellsWhoTyped(t *testing.T) {
	c := county{team: []access.Member{{Person: "a", Contact: access.Contact{Name: "Frau A"}}}, typists: map[string]bool{"dlt": true, "dlt2": true}}
	for _, row := range []struct {
		persons []string
		want    string
	}{
		{[]string{"a"}, "Frau A"},
		{[]string{"dlt", "dlt2"}, "dem Deutschen Landkreistag, der für Sie eingibt"},
		{[]string{"dlt", "fort", "a"}, "Frau A und einer anderen Person Ihres Landkreises und dem Deutschen Landkreistag, der für Sie eingibt"},
	} {
		if got := c.names(row.persons); got != row.want {
			t.Errorf("%v: %q", row.persons, got)
		}
	}
}

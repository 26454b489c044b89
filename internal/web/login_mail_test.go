package web_test

import (
	"context"
	"io/fs"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
	"kreisumfrage/templates"
)

const (
	mailWave   = "2027"
	pinneberg  = "landrat@kreis-pinneberg.example"
	mailedCode = `\d{4} \d{4}`
)

// mailSite is a site whose second wave mails its codes: Pinneberg has an official
// address and domain, Hannover only an address.
type mailSite struct {
	*site
	worker mail.Worker
	seen   int
}

func newMailSite(s *site) *mailSite {
	s.t.Helper()
	reach := map[string]access.Reach{
		storetest.Pinneberg: {Domains: []string{"kreis-pinneberg.example"},
			Contacts: []access.CountyContact{{Email: pinneberg, Name: "Frau Landrätin", Function: "Landrätin", Official: true}}},
		storetest.Hannover: {Contacts: []access.CountyContact{{Email: "post@region.example", Official: true}}},
	}
	must(s.t, s.store.CreateReachableWave(s.t.Context(), survey.Wave{Key: mailWave, Title: "Der digitale Landkreis 2027", Year: 2027, Login: survey.LoginMail,
		FirstDay: "2026-11-01", LastDay: "2026-11-30"}, dlt(), storetest.Frame(), reach, "operator"))
	must(s.t, s.store.OpenWave(s.t.Context(), mailWave, "operator"))
	files, err := fs.Sub(templates.Files, "mails")
	must(s.t, err)
	words, err := mail.ParseTemplates(files, mail.Kinds)
	must(s.t, err)
	public, err := url.Parse(origin)
	must(s.t, err)
	secrets := s.store.Secrets(func(_, token string) string { return public.JoinPath("zugang", token).String() })
	return &mailSite{site: s, worker: mail.Worker{Outbox: s.store, Sender: &s.mails, Templates: words,
		Office: mail.Office{Contact: "Kontaktstelle", PublicURL: public}, Log: s.config.Logger, Secrets: secrets}}
}

// deliver sends what waits and returns the mails, the newest first.
func (m *mailSite) deliver() []mail.Envelope {
	m.t.Helper()
	_, err := m.worker.Round(context.WithoutCancel(m.t.Context()))
	must(m.t, err)
	all := m.mails.Mails()
	fresh := all[:len(all)-m.seen]
	m.seen = len(all)
	return fresh
}

// invitation mails the county's official address and returns the link.
func (m *mailSite) invitation(county string) string {
	m.t.Helper()
	one, _ := access.WaveScope(mailWave, "operator").ForCounty(county)
	n, err := m.store.InviteCounty(m.t.Context(), one, false, "")
	must(m.t, err)
	mails := m.deliver()
	if n != 1 || len(mails) != 1 {
		m.t.Fatalf("%d invited, %d mails", n, len(mails))
	}
	return linkIn(m.t, mails[0].Text)
}

func linkIn(t *testing.T, text string) string {
	t.Helper()
	found := regexp.MustCompile(regexp.QuoteMeta(origin) + `(/zugang/[a-z2-7]+)`).FindStringSubmatch(text)
	if found == nil {
		t.Fatalf("no link in %s", text)
	}
	return found[1]
}

// request presses the button on the link's page.
func (b *browser) request(link string) *page {
	b.t.Helper()
	return b.get(link).expect(http.StatusOK).form(link+"/code").tick("gewollt", "ja").send()
}

// code has one mailed to the browser and reads it.
func (m *mailSite) code(b *browser, link string) string {
	m.t.Helper()
	b.request(link).follow().expect(http.StatusOK).says("Der Code ist unterwegs")
	mails := m.deliver()
	if len(mails) != 1 {
		m.t.Fatalf("%d mails", len(mails))
	}
	return regexp.MustCompile(mailedCode).FindString(mails[0].Text)
}

func TestACodeMailedToTheOfficialAddressOpensTheAntwortbogen(t *testing.T) {
	each(t, func(t *testing.T, s *site) {
		m := newMailSite(s)
		link := m.invitation(storetest.Pinneberg)
		b := m.visitor()
		page := b.get(link).expect(http.StatusOK).says("Kreis Pinneberg").says("l…@kreis-pinneberg.example").hides("landrat@")
		if buttons := page.all("main button"); len(buttons) != 1 || words(buttons[0]) != "Code an die hinterlegte Adresse senden" {
			t.Errorf("%d buttons", len(buttons))
		}
		page.form(link + "/code").send().expect(http.StatusUnprocessableEntity).says("Kreuzen Sie bitte an, dass Sie einen Code bekommen möchten.")
		if sent := m.deliver(); len(sent) != 0 {
			t.Errorf("a press without a tick mailed %v", sent)
		}
		code := m.code(b, link)
		b.request(link).follow().says("Es wurde nichts Neues verschickt")
		if again := m.deliver(); len(again) != 0 {
			t.Errorf("%d mails within a minute", len(again))
		}
		stranger := m.visitor()
		stranger.get(link)
		token := attr(stranger.get(link).all("form input[name=_token]")[0], "value")
		stranger.post(link, url.Values{"_token": {token}, "code": {code}}).expect(http.StatusUnprocessableEntity).says("In diesem Browser wurde noch kein Code angefordert")
		own := m.code(stranger, link)
		stranger.typeCode(link, code).expect(http.StatusUnprocessableEntity).says("gilt nur in dem Browser").errorLinks()
		b.typeCode(link, "").expect(http.StatusUnprocessableEntity).says("Geben Sie bitte den Code")
		arrival := b.typeCode(link, strings.ReplaceAll(code, " ", "")).follow().follow().expect(http.StatusOK).says("Wer sind Sie?")
		f := arrival.form("/antwortbogen/ankommen")
		if f.values.Has("email") || f.values.Get("name") != "Frau Landrätin" || f.values.Get("funktion") != "Landrätin" {
			t.Errorf("the arrival asks %v", f.values)
		}
		f.values.Set("vorhaben", "koordinieren")
		f.values.Set("email", "jemand@anders.example")
		f.send().follow().expect(http.StatusOK).says("Kreis Pinneberg")
		if again := m.invitation(storetest.Pinneberg); again == link {
			t.Error("a second mailing has the first one's link")
		}
		b.get("/antwortbogen").expect(http.StatusOK)
		m.secretless(link, code, own)
	})
}

// secretless looks for the secrets in every row and in the log.
func (m *mailSite) secretless(link string, codes ...string) {
	m.t.Helper()
	secrets := []string{strings.TrimPrefix(link, "/zugang/")}
	for _, code := range codes {
		secrets = append(secrets, code, strings.ReplaceAll(code, " ", ""))
	}
	places := map[string][]string{"the log": {m.log.String()}}
	for table, rows := range storetest.Dump(m.t, m.store) {
		places[table] = rows
	}
	for _, secret := range secrets {
		for place, texts := range places {
			if strings.Contains(strings.Join(texts, "\n"), secret) {
				m.t.Errorf("%s holds a secret", place)
			}
		}
	}
}

func TestAMailedCodeEndsWithItsTriesItsMinutesItsUseAndItsLink(t *testing.T) {
	m := newMailSite(onSQLite(t))
	link := m.invitation(storetest.Hannover)
	b := m.visitor()
	first := m.code(b, link)
	for range access.MailCodeTries - 1 {
		b.typeCode(link, "0000 00000").expect(http.StatusUnprocessableEntity).says("Der Code stimmt nicht")
	}
	locked := b.typeCode(link, "abc").expect(http.StatusUnprocessableEntity).says("nach fünf falschen Eingaben nicht mehr")
	if len(locked.all("#code")) != 0 {
		t.Error("a blocked code is asked for")
	}

	b.typeLate(locked, link, first).says("nach fünf falschen Eingaben nicht mehr")
	m.pass(access.MailCodePause)
	second := m.code(b, link)
	m.pass(access.MailCodePause)
	m.code(b, link)
	m.pass(access.MailCodeLives - access.MailCodePause - time.Second)
	copied := b.again()
	b.typeCode(link, second).expect(http.StatusSeeOther) // the older one is still good
	b.get(link).expect(http.StatusOK).form(link + "/code")
	copied.typeCode(link, second).expect(http.StatusUnprocessableEntity).says("Der Code stimmt nicht") // the newer one is open
	m.pass(access.MailCodeLives)
	copied.typeLate(locked, link, second).says("Der Code ist abgelaufen")

	b = m.visitor()
	b.request(link).follow().expect(http.StatusOK)
	b.typeCode(link, "1234 5678").expect(http.StatusUnprocessableEntity).says("noch nicht verschickt")
	m.pass(access.MailCodeWaits)
	if mails := m.deliver(); len(mails) != 0 {
		t.Errorf("a code was mailed for which nobody waits: %v", mails)
	}
	b.get(link).expect(http.StatusOK).hides("Code aus der Nachricht")
	third := m.code(b, link)
	page := b.get(link)
	must(t, m.store.RevokeCountyAccess(t.Context(), access.CountyScope(mailWave, storetest.Hannover, "operator")))
	page.form(link).write("code", third).send().expect(http.StatusNotFound).says("Dieser Link ist nicht gültig")
	page.form(link + "/code").send().expect(http.StatusNotFound)
}

// typeLate types the code although the page does not ask for one any more.
func (b *browser) typeLate(from *page, link, code string) *page {
	b.t.Helper()
	token := attr(b.get(link).all("form input[name=_token]")[0], "value")
	return b.post(link, url.Values{"_token": {token}, "code": {code}}).expect(http.StatusUnprocessableEntity)
}

func TestAClosedWaveIsReadByMailedCodes(t *testing.T) {
	m := newMailSite(onSQLite(t))
	link := m.invitation(storetest.Pinneberg)
	told := m.admin().get("/dlt/" + mailWave + "/landkreise/" + storetest.Pinneberg)
	if n := strings.Count(told.body, "E-Mail: Einladung (verschickt)"); n != 1 || strings.Contains(told.body, "E-Mail: sent") {
		t.Errorf("the timeline tells of one invitation %d times", n)
	}
	must(t, m.store.CloseWave(t.Context(), mailWave, "operator"))
	b := m.visitor()
	b.get(link).expect(http.StatusOK).says("nimmt zurzeit keine Angaben an")
	b.typeCode(link, m.code(b, link)).expect(http.StatusSeeOther)
}

// TestARobotCanHaveNoMoreThanAFewCodesMailed replays a mail gateway that presses
// the button again and again, each time as a new browser.
func TestARobotCanHaveNoMoreThanAFewCodesMailed(t *testing.T) {
	each(t, func(t *testing.T, s *site) {
		m := newMailSite(s)
		link := m.invitation(storetest.Pinneberg)
		person := m.visitor()
		code := m.code(person, link)
		sent := 0
		for range access.MailsPerPerson.Limit + 3 {
			robot := m.visitor()
			asked := robot.request(link)
			if asked.status == http.StatusTooManyRequests {
				asked.says("schon viele Codes angefordert")
			}
			page := robot.get(link)
			for _, node := range page.all("form[method=post]") {
				f := page.form(attr(node, "action"))
				for name := range f.values {
					if name != "_token" {
						f.values.Set(name, "")
					}
				}
				f.send()
			}
			robot.get("/antwortbogen").expect(http.StatusUnauthorized)
			sent += len(m.deliver())
		}
		if sent != access.MailsPerNetworkAndPerson.Limit-1 {
			t.Errorf("%d mails", sent)
		}
		if n := s.audited(access.ActionLogin) + s.audited(access.ActionLoginFailed); n != 0 {
			t.Errorf("%d logins tried", n)
		}
		person.typeCode(link, code).expect(http.StatusSeeOther)
	})
}

func TestAColleagueGetsLinkAndCodesByMailAlone(t *testing.T) {
	m := newMailSite(onSQLite(t))
	link := m.invitation(storetest.Pinneberg)
	lead := m.visitor()
	f := lead.typeCode(link, m.code(lead, link)).follow().follow().form("/antwortbogen/ankommen")
	const pass = "/antwortbogen/weiterleiten"
	lead.get(pass).form(pass).write("name", "Herr Ohne").send().expect(http.StatusUnprocessableEntity).says("Geben Sie bitte eine E-Mail-Adresse an").hides("/zugang/")
	f.values.Set("vorhaben", "koordinieren")
	f.send().follow().expect(http.StatusOK)
	const invite = "/antwortbogen/team/einladen"
	fill := func(name, email string) *page {
		return lead.get(invite).form(invite).write("name", name).write("email", email).tick("teile", "page:bildung").send()
	}
	fill("Frau Beispiel", "beispiel@schulamt.kreis-pinneberg.example").follow().says("Die Einladung wird an die angegebene Adresse verschickt").says("Frau Beispiel")
	mails := m.deliver()
	if len(mails) != 1 || mails[0].To.Address != "beispiel@schulamt.kreis-pinneberg.example" || strings.Contains(mails[0].Text, "Zugangscode:") {
		t.Fatalf("%+v", mails)
	}
	colleague, theirs := m.visitor(), linkIn(t, mails[0].Text)
	colleague.get(theirs).says("b…@schulamt.kreis-pinneberg.example")
	colleague.typeCode(theirs, m.code(colleague, theirs)).follow().says("Ihr Teil der Antwort")

	fill("Herr Ohne", "").expect(http.StatusUnprocessableEntity).says("Geben Sie bitte eine E-Mail-Adresse an").hides("/zugang/")
	again := lead.get("/antwortbogen/team")
	for _, node := range again.all("main form[method=post]") {
		if action := attr(node, "action"); strings.HasSuffix(action, "/zugang") {
			again.form(action).send()
		}
	}
	if mails := m.deliver(); len(mails) != 1 || linkIn(t, mails[0].Text) == theirs {
		t.Errorf("%d mails with a new link", len(mails))
	}
}

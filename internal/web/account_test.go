package web_test

import (
	"context"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/web"
)

const factorPath = "/dlt/zweiter-faktor"

// code is what the app of somebody with the secret shows now.
func (s *site) appCode(secret string) string {
	s.t.Helper()
	now, err := s.store.Now(s.t.Context())
	must(s.t, err)
	code, err := access.FactorCode(strings.ReplaceAll(secret, " ", ""), now)
	must(s.t, err)
	return code
}

// set chooses from a list.
func (f *form) set(name, value string) *form { f.values.Set(name, value); return f }

// prove types a code on the page of the second factor.
func (b *browser) prove(code string) *page {
	b.t.Helper()
	return b.get(factorPath).expect(http.StatusOK).form(factorPath).write("code", code).send()
}

// invitedTo has an invitation mailed and returns the link in it.
func (s *site) invitedTo(by *browser, email, role, land string) string {
	s.t.Helper()
	by.get("/dlt/konten").form("/dlt/konten").write("name", "Frau Neu").write("email", email).set("rolle", role).set("land", land).
		send().expect(http.StatusSeeOther)
	invitations, err := s.store.AccountInvitations(s.t.Context())
	must(s.t, err)
	link := ""
	secrets := s.store.Secrets(func(_, token string) string { link = "/dlt/einladung/" + token; return link })
	_, err = secrets(s.t.Context(), mail.Posted{Kind: mail.AccountInvitation.Name, Person: invitations[len(invitations)-1].Person})
	must(s.t, err)
	return link
}

func TestSomebodyInvitedOpensAnAccountAndReachesNothingBeforeTheSecondFactor(t *testing.T) {
	each(t, func(t *testing.T, s *site) {
		s.hire("chefin")
		admin := s.enter(access.Principal{Role: access.Admin, Person: s.personOf("chefin")})
		link := s.invitedTo(admin, "Neu@Verband.example", "association", "Schleswig-Holstein")
		admin.get("/dlt/konten").form("/dlt/konten").write("name", "Noch einmal").write("email", "neu@verband.EXAMPLE").set("rolle", "reader").
			send().expect(http.StatusUnprocessableEntity).says("Diese Adresse ist schon eingeladen").says("Landesverband Schleswig-Holstein")
		if n := s.audited(access.ActionAccountInvited); n != 1 {
			t.Errorf("%d invitations to one address", n)
		}
		accounts := admin.get("/dlt/konten").says("Neu@Verband.example").says("eingeladen")
		if preset := accounts.form("/dlt/konten").values.Get("rolle"); preset != string(access.Reader) {
			t.Errorf("whoever does not look invites with the role %q", preset)
		}

		b := s.visitor()
		open := func(first, second string) *page {
			return b.get(link).expect(http.StatusOK).says("Landesverband Schleswig-Holstein").form(link).write("passwort", first).write("passwort2", second).send()
		}
		open("kurz", "kurz").expect(http.StatusUnprocessableEntity).says("mindestens 15 Zeichen")
		open(password, password+"x").expect(http.StatusUnprocessableEntity).says("verschieden")
		if p := open(password, password); p.header.Get("Location") != factorPath {
			t.Fatalf("leads to %q", p.header.Get("Location"))
		}
		s.visitor().get(link).expect(http.StatusNotFound).says("gilt nicht mehr")
		for _, path := range []string{"/dlt", "/dlt/2026", "/dlt/anmeldungen"} {
			if p := b.get(path).expect(http.StatusSeeOther); p.header.Get("Location") != factorPath {
				t.Errorf("%s leads to %q", path, p.header.Get("Location"))
			}
		}
		p := b.get(factorPath).expect(http.StatusOK).says("einrichten")
		secret := words(p.one("strong.hash"))
		if picture := b.get(attr(p.one("main img"), "src")).expect(http.StatusOK); !strings.HasPrefix(picture.body, "\x89PNG") {
			t.Error("the QR code is no picture")
		}
		for _, row := range storetest.Rows(t, s.store, "second_factor") {
			if strings.Contains(row["secret"], strings.ReplaceAll(secret, " ", "")) {
				t.Error("the secret lies open in the database")
			}
		}
		b.prove("000000").expect(http.StatusUnprocessableEntity).says("stimmt nicht")
		b.prove("").expect(http.StatusUnprocessableEntity)
		half := b.again()
		codes := b.prove(s.appCode(secret)).expect(http.StatusOK).says("Wiederherstellungscodes")
		half.get("/dlt/2026").expect(http.StatusUnauthorized) // the id is a new one
		b.get("/dlt/2026").expect(http.StatusOK).says("Pinneberg").hides("Ahrweiler")
		b.get(factorPath + "/bild.png").expect(http.StatusNotFound)
		recovery := words(codes.all("li.hash")[3])

		second := s.visitor()
		second.typePassword(" NEU@verband.example", password).expect(http.StatusSeeOther)
		second.prove(s.appCode(secret)).expect(http.StatusUnprocessableEntity) // used when it was set up
		s.pass(access.FactorStep)
		now := s.appCode(secret)
		s.pass(access.FactorStep) // the one before still counts
		second.prove(now).expect(http.StatusSeeOther)
		third := s.visitor()
		third.typePassword("neu@verband.example", password)
		third.prove(now).expect(http.StatusUnprocessableEntity)
		third.prove(strings.ToLower(recovery)).expect(http.StatusSeeOther)
		fourth := s.visitor()
		fourth.typePassword("neu@verband.example", password)
		fourth.prove(recovery).expect(http.StatusUnprocessableEntity)
		for range 4 {
			fourth.prove("123456")
		}
		s.pass(access.FactorStep)
		fourth.prove(s.appCode(secret)).expect(http.StatusTooManyRequests)

		mine := b.get("/dlt/anmeldungen").expect(http.StatusOK).says("diese Anmeldung").says("noch gelten: 9")
		if n := len(mine.all("tbody tr")); n != 4 {
			t.Errorf("%d sessions are listed, want 4", n)
		}
		others := b.get("/dlt/anmeldungen").form("/dlt/anmeldungen")
		others.values.Del("anmeldung")
		others.send().expect(http.StatusSeeOther)
		third.get("/dlt").expect(http.StatusUnauthorized)
		b.get("/dlt").expect(http.StatusOK)
	})
}

func TestAnAccountIsChangedAtOnceAndAnAdministratorRemains(t *testing.T) {
	s := onSQLite(t)
	s.hire("erste")
	s.hire("zweite")
	one, two := s.personOf("erste"), s.personOf("zweite")
	b := s.enter(access.Principal{Role: access.Admin, Person: one})
	other := s.enter(access.Principal{Role: access.Admin, Person: two})
	page := func(person string) string { return "/dlt/konten/" + person }

	b.get(page(two)).form(page(two)+"/rolle").set("rolle", "association").send().expect(http.StatusUnprocessableEntity).says("Land des Landesverbands")
	b.get(page(two)).form(page(two)+"/rolle").set("rolle", "reader").send().expect(http.StatusSeeOther)
	other.get("/dlt").expect(http.StatusUnauthorized)
	for _, form := range []string{"/sperren", "/rolle"} {
		b.get(page(one)).form(page(one)+form).set("rolle", "analyst").send().expect(http.StatusConflict).says("Niemand könnte mehr verwalten")
	}
	b.get("/dlt").expect(http.StatusOK) // nothing happened
	reader := s.enter(access.Principal{Role: access.Reader, Person: two})
	b.get(page(two)).form(page(two) + "/abmelden").send().expect(http.StatusSeeOther)
	reader.get("/dlt").expect(http.StatusUnauthorized)
	b.get(page(two)).form(page(two) + "/sperren").send().expect(http.StatusSeeOther)
	s.visitor().typePassword("zweite", password).expect(http.StatusUnprocessableEntity)
	b.get(page(two)).form(page(two) + "/sperren").send().expect(http.StatusSeeOther)
	s.visitor().typePassword("zweite", password).expect(http.StatusSeeOther)
	b.get(page(two)).form(page(two) + "/zweiter-faktor").send().expect(http.StatusSeeOther)
	if n := len(storetest.Rows(t, s.store, "second_factor")); n != 0 {
		t.Errorf("%d second factors are left", n)
	}
	for action, want := range map[access.Action]int{access.ActionRoleChanged: 1, access.ActionAccountDisabled: 1, access.ActionAccountEnabled: 1,
		access.ActionFactorReset: 1, access.ActionSessionsEnded: 1} {
		if n := s.audited(action); n != want {
			t.Errorf("%d lines of %s, want %d", n, action, want)
		}
	}
}

func TestWhatIsGraveNeedsAFreshSecondFactor(t *testing.T) {
	s := onSQLite(t)
	s.hire("chefin")
	person, secret := s.personOf("chefin"), access.NewFactorSecret()
	must(t, s.store.BeginFactor(t.Context(), person, vault().Seal(person, secret)))
	must(t, s.store.ConfirmFactor(t.Context(), access.Principal{Person: person, Role: access.Admin}, 0, nil))
	s.county(storetest.Ahrweiler, "other").submit()
	b := s.enter(access.Principal{Role: access.Admin, Person: person})
	raw := "/dlt/2026/antworten.csv?ansprechpersonen=ja"
	b.get(raw).expect(http.StatusOK)
	deletion := b.get("/dlt/2026/loeschfristen").form("").write("answers", "2028-01-31")
	deletion.action = "/dlt/2026/loeschfristen"
	deletion.send().expect(http.StatusSeeOther)
	s.pass(access.FactorLasts)
	b.get("/dlt/2026/daten").expect(http.StatusOK)
	ask := b.get(raw).follow().expect(http.StatusOK).says("besonders geschützt")
	before := b.again()
	if p := ask.form(factorPath).write("code", s.appCode(secret)).send(); p.header.Get("Location") != raw {
		t.Fatalf("leads to %q, want %q", p.header.Get("Location"), raw)
	}
	b.get(raw).expect(http.StatusOK)
	before.get("/dlt").expect(http.StatusUnauthorized)

	s.pass(access.FactorLasts)
	giveBack := "/dlt/2026/landkreise/07131/zurueckgeben"
	f := b.get("/dlt/2026/landkreise/07131").form(giveBack)
	f.write("rueckgabe", "Bitte die Zahlen prüfen")
	stopped := f.send().expect(http.StatusForbidden)
	again := stopped.form(factorPath).write("code", s.appCode(secret)).send().expect(http.StatusOK).says("Bitte die Zahlen prüfen").says("noch nicht ausgeführt")
	if s.audited(access.ActionReopened) != 0 {
		t.Error("the stopped form was sent by itself")
	}
	again.form(giveBack).send().expect(http.StatusSeeOther)
	b.get("/dlt/auskunft/" + person).expect(http.StatusOK)
	s.pass(access.FactorLasts)
	for _, path := range []string{"/dlt/auskunft/" + person, "/dlt/auskunft/" + person + "/auskunft.json", "/dlt/2026/antworten-ohne-namen.csv"} {
		b.get(path).expect(http.StatusSeeOther)
	}
	deletion.send().expect(http.StatusForbidden)
	for _, evil := range []string{"https://evil.example/", "//evil.example", "/dlt/../\\evil", "javascript:x", "/abmelden"} {
		s.pass(access.FactorStep)
		p := b.get(factorPath+"?ziel="+evil).form(factorPath).write("code", s.appCode(secret)).send()
		if to := p.header.Get("Location"); to != "/dlt" {
			t.Errorf("%s leads to %q", evil, to)
		}
	}
}

func TestOnlyADemonstrationShowsSecondFactors(t *testing.T) {
	s := onSQLite(t)
	s.visitor().get("/dlt/anmelden").expect(http.StatusOK).hides("Vorführung")
	s.restart(func(c *web.Config) { c.Showcase = showcase{} })
	p := s.visitor().get("/dlt/anmelden").says("Nur in dieser Vorführung").says("123456")
	if !regexp.MustCompile(`30 Sekunden`).MatchString(p.body) || access.FactorStep != 30*time.Second {
		t.Error("the page does not say for how long")
	}
}

type showcase struct{}

func (showcase) Codes(context.Context) ([]web.ShownCode, error) {
	return []web.ShownCode{{Role: "DLT-Administration", Login: "x", Code: "123456"}}, nil
}

package web_test

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store/storetest"
)

// typeCode opens the link and types the code.
func (b *browser) typeCode(link, typed string) *page {
	b.t.Helper()
	return b.get(link).expect(http.StatusOK).form(link).write("code", typed).send()
}

func (b *browser) typePassword(login, typed string) *page {
	b.t.Helper()
	const path = "/dlt/anmelden"
	return b.get(path).expect(http.StatusOK).form(path).write("login", login).write("passwort", typed).send()
}

func TestALinkAndItsCodeOpenTheAntwortbogen(t *testing.T) {
	each(t, func(t *testing.T, s *site) {
		b := s.visitor()
		link := s.invite(storetest.Pinneberg)
		b.get(link).expect(http.StatusOK).says("Kreis Pinneberg")
		hub := b.typeCode(link, " acdef ghjkm ").follow().expect(http.StatusOK)
		if got := hub.text("h1"); got != "Kreis Pinneberg" {
			t.Errorf("the hub is that of %q", got)
		}
		if s.audited(access.ActionLogin) != 1 {
			t.Error("the login left no line in the audit trail")
		}
	})
}

func TestAWrongCodeStaysInItsField(t *testing.T) {
	s := onSQLite(t)
	b, link := s.visitor(), s.invite(storetest.Pinneberg)
	p := b.typeCode(link, "AAAAA-AAAAA").expect(http.StatusUnprocessableEntity)
	if got := attr(p.one("#code"), "value"); got != "AAAAA-AAAAA" {
		t.Errorf("the field holds %q", got)
	}
	if got := p.errorLinks(); !slices.Equal(got, []string{"code"}) || !strings.HasPrefix(p.text("title"), "Fehler: ") {
		t.Errorf("summary leads to %v, title %q", got, p.text("title"))
	}
	b.get("/antwortbogen").expect(http.StatusUnauthorized)
	if s.audited(access.ActionLoginFailed) != 1 {
		t.Error("the failure left no line in the audit trail")
	}
}

func TestAfterTenWrongCodesEvenTheRightOneWaits(t *testing.T) {
	each(t, func(t *testing.T, s *site) {
		link := s.invite(storetest.Pinneberg)
		b := s.visitor()
		for i := range access.CodesPerLink.Limit {
			b.header.Set("X-Forwarded-For", fmt.Sprintf("198.51.100.%d", i))
			b.address = fmt.Sprintf("203.0.%d.9:1", i)
			b.typeCode(link, "AAAAA-AAAAA").expect(http.StatusUnprocessableEntity)
		}
		b.header.Set("X-Forwarded-For", "198.51.100.200")
		b.typeCode(link, code).expect(http.StatusTooManyRequests).says("Zu viele Versuche")
		if n := s.audited(access.ActionThrottled); n != 1 {
			t.Errorf("%d lines say that the limit was reached", n)
		}
		b.typeCode(s.invite(storetest.Hannover), code).expect(http.StatusSeeOther)
		s.pass(access.CodesPerLink.Window)
		b.typeCode(link, code).expect(http.StatusSeeOther)
	})
}

func TestTriesInParallelDoNotPassTheLimitTogether(t *testing.T) {
	each(t, func(t *testing.T, s *site) {
		s.hire("dlt")
		f := s.visitor().get("/dlt/anmelden").form("/dlt/anmelden").write("login", "dlt").write("passwort", "falsch geraten")
		var wait sync.WaitGroup
		var mu sync.Mutex
		compared := 0
		for range 4 * access.PasswordsPerLogin.Limit {
			wait.Go(func() {
				if f.page.browser.again().post(f.action, f.values).status == http.StatusUnprocessableEntity {
					mu.Lock()
					defer mu.Unlock()
					compared++
				}
			})
		}
		wait.Wait()
		if compared > access.PasswordsPerLogin.Limit || compared == 0 {
			t.Errorf("%d passwords were compared, at most %d may be", compared, access.PasswordsPerLogin.Limit)
		}
	})
}

func TestOnlyListedProxiesAreBelievedAboutAddresses(t *testing.T) {
	s := onSQLite(t)
	network := access.FailuresPerNetwork
	count := func(address string) int {
		n, err := s.store.Failures(t.Context(), network.Key(access.Network(address)), network.Window)
		must(t, err)
		return n
	}
	b, link := s.visitor(), s.invite(storetest.Pinneberg)
	b.address = "10.0.0.1:99"
	b.header.Set("X-Forwarded-For", "198.51.100.77")
	b.typeCode(link, "AAAAA-AAAAA")
	if count("10.0.0.1") != 1 || count("198.51.100.77") != 0 {
		t.Error("a forwarded address was believed although no proxy is configured")
	}
	s.restart(trust("10.0.0.0/24"))
	b.typeCode(link, "AAAAA-AAAAA")
	if count("10.0.0.1") != 1 || count("198.51.100.77") != 1 {
		t.Error("the configured proxy was not believed")
	}
	b.address = "10.0.9.1:99"
	b.typeCode(link, "AAAAA-AAAAA")
	if count("10.0.9.1") != 1 || count("198.51.100.77") != 1 {
		t.Error("a proxy outside the configured network was believed")
	}
}

func TestUnknownAndRevokedLinksLookTheSame(t *testing.T) {
	s := onSQLite(t)
	revoked := s.invite(storetest.Pinneberg)
	must(t, s.store.RevokeCountyAccess(t.Context(), access.CountyScope(wave, storetest.Pinneberg, "operator")))
	unknown, _ := access.NewToken()
	var texts []string
	for _, link := range []string{revoked, "/zugang/" + unknown, "/zugang/x"} {
		texts = append(texts, s.visitor().get(link).expect(http.StatusNotFound).says("Dieser Link ist nicht gültig").body)
	}
	if texts[0] != texts[1] || texts[0] != texts[2] {
		t.Error("the pages of unknown and revoked links differ")
	}
}

func TestRevokingAnAccessEndsItsSessions(t *testing.T) {
	each(t, func(t *testing.T, s *site) {
		b, other := s.visitor(), s.visitor()
		b.typeCode(s.invite(storetest.Pinneberg), code).follow().expect(http.StatusOK)
		other.typeCode(s.invite(storetest.Hannover), code)
		must(t, s.store.RevokeCountyAccess(t.Context(), access.CountyScope(wave, storetest.Pinneberg, "operator")))
		b.get("/antwortbogen").expect(http.StatusUnauthorized)
		other.get("/antwortbogen").expect(http.StatusOK)
	})
}

func TestALinkOfAWaveThatIsNotOpenYetSaysSo(t *testing.T) {
	s := onSQLite(t)
	draft := "2027"
	w, err := s.store.Wave(t.Context(), wave)
	must(t, err)
	w.Key = draft
	s.addWave(w, dlt())
	token, hash := access.NewToken()
	must(t, s.store.CreateCountyAccess(t.Context(), access.CountyScope(draft, storetest.Pinneberg, "operator"), hash, codeHash()))
	s.visitor().get("/zugang/" + token).expect(http.StatusForbidden).says("nimmt zurzeit keine Angaben an")
}

// TestAMailScannerLogsNobodyIn replays what mail gateways do: they open links,
// follow what they find and press buttons of empty forms.
func TestAMailScannerLogsNobodyIn(t *testing.T) {
	each(t, func(t *testing.T, s *site) {
		s.hire("dlt")
		link := s.invite(storetest.Pinneberg)
		before := storetest.Dump(t, s.store)
		robot := s.visitor()
		robot.do(http.MethodHead, link, "", "").expect(http.StatusOK)
		for range 3 {
			robot.get(link).expect(http.StatusOK)
		}
		for _, path := range []string{link, "/dlt/anmelden", "/"} {
			p := robot.get(path)
			for _, a := range p.all("a[href]") {
				if to := attr(a, "href"); strings.HasPrefix(to, "/") {
					robot.get(to)
				}
			}
			for _, f := range p.all("form[method=post]") {
				s.visitor().post(attr(f, "action"), url.Values{}).expect(http.StatusForbidden)
			}
		}
		robot.get(link).form(link).send().expect(http.StatusUnprocessableEntity)
		robot.get("/antwortbogen").expect(http.StatusUnauthorized)
		sameTables(t, before, storetest.Dump(t, s.store))
	})
}

func TestAPresetCookieDoesNotSurviveTheLogin(t *testing.T) {
	s := onSQLite(t)
	b, link := s.visitor(), s.invite(storetest.Pinneberg)
	b.cookies[cookie] = "planted"
	thief := b.again()
	b.typeCode(link, code).follow().expect(http.StatusOK)
	if b.cookies[cookie] == "planted" {
		t.Error("the planted id is that of the session now")
	}
	thief.get("/antwortbogen").expect(http.StatusUnauthorized)
}

func TestALoginEndsTheSessionBeforeIt(t *testing.T) {
	s := onSQLite(t)
	b := s.visitor()
	b.typeCode(s.invite(storetest.Pinneberg), code)
	old := b.again()
	b.typeCode(s.invite(storetest.Hannover), code).follow().says("Region Hannover")
	old.get("/antwortbogen").expect(http.StatusUnauthorized)
}

func TestACopiedCookieIsDeadAfterLogout(t *testing.T) {
	each(t, func(t *testing.T, s *site) {
		for role, b := range map[string]*browser{"/antwortbogen": s.county(storetest.Pinneberg, "p"), "/dlt": s.admin()} {
			copied := b.again()
			p := b.get(role).form("/abmelden").send()
			if p.header.Get("Clear-Site-Data") != `"cache"` || b.cookies[cookie] != "" {
				t.Errorf("%s: the browser keeps its pages or its cookie", role)
			}
			p.follow().expect(http.StatusOK).says("Sie sind abgemeldet")
			copied.get(role).expect(http.StatusUnauthorized)
		}
		if s.audited(access.ActionLogout) != 2 {
			t.Error("a logout left no line in the audit trail")
		}
	})
}

func TestSessionsEndWhenIdleAndAtTheirLimit(t *testing.T) {
	each(t, func(t *testing.T, s *site) {
		for _, c := range []struct {
			path           string
			open           func() *browser
			idle, absolute time.Duration
		}{
			{"/antwortbogen", func() *browser { return s.county(storetest.Pinneberg, "p") }, 4 * time.Hour, 12 * time.Hour},
			{"/dlt", s.admin, 30 * time.Minute, 8 * time.Hour},
		} {
			idle := c.open()
			s.pass(c.idle - time.Minute)
			idle.get(c.path).expect(http.StatusOK)
			s.pass(c.idle - time.Minute)
			idle.get(c.path).expect(http.StatusOK)
			s.pass(c.idle + time.Second)
			idle.get(c.path).expect(http.StatusUnauthorized)

			busy := c.open()
			step := c.idle - 2*time.Minute
			for spent := time.Duration(0); spent+step < c.absolute; spent += step {
				busy.get(c.path).expect(http.StatusOK)
				s.pass(step)
			}
			s.pass(c.absolute % step)
			busy.get(c.path).expect(http.StatusUnauthorized)
		}
	})
}

func TestTheDLTLogsInWithLoginAndPassword(t *testing.T) {
	each(t, func(t *testing.T, s *site) {
		s.hire("dlt@example.org")
		b := s.visitor()
		p := b.typePassword("  DLT@example.org ", password).follow().expect(http.StatusOK).says("Zweiten Faktor einrichten")
		b.prove(s.appCode(words(p.one("strong.hash")))).expect(http.StatusOK)
		b.get("/dlt").expect(http.StatusOK).says("Erhebungen")
		b.get("/dlt/anmelden").follow().expect(http.StatusOK)
		b.get("/").follow().expect(http.StatusOK)
		if s.audited(access.ActionLogin) != 1 {
			t.Error("the login left no line in the audit trail")
		}
	})
}

func TestWhoeverIsLoggedOutIsToldWhereToEnter(t *testing.T) {
	s := onSQLite(t)
	s.visitor().get("/antwortbogen").expect(http.StatusUnauthorized).says("Link aus Ihrem Anschreiben")
	s.visitor().get("/dlt/2026/daten").expect(http.StatusUnauthorized).one("main a[href=/dlt/anmelden]")
}

func TestUnknownLoginAndWrongPasswordGetTheSameAnswer(t *testing.T) {
	s := onSQLite(t)
	s.hire("known")
	body := func(login string) string {
		b := s.visitor()
		var last *page
		for range access.PasswordsPerLogin.Limit {
			last = b.typePassword(login, "falsch geraten").expect(http.StatusUnprocessableEntity).hides("falsch geraten")
		}
		last.errorLinks()
		token := attr(last.one("form input[name=_token]"), "value")
		same := strings.ReplaceAll(strings.ReplaceAll(last.body, token, "TOKEN"), login, "LOGIN")
		b.typePassword(login, password).expect(http.StatusTooManyRequests)
		return same
	}
	if body("known") != body("other") {
		t.Error("the pages tell whether the login exists")
	}
}

func TestPasswordsAndCodesAreNeverGivenBackAsTypedTexts(t *testing.T) {
	s := onSQLite(t)
	s.visitor().post("/dlt/anmelden", url.Values{"login": {"a b"}, "passwort": {password}}).
		expect(http.StatusForbidden).hides(password).hides("Zebras")
	s.visitor().post(s.invite(storetest.Pinneberg), url.Values{"code": {"ACDEF GHJKM"}}).
		expect(http.StatusForbidden).hides("GHJKM")
}

// sameTables fails where a table's contents differ.
func sameTables(t *testing.T, before, after map[string][]string) {
	t.Helper()
	for _, table := range storetest.Tables {
		if !slices.Equal(before[table], after[table]) {
			t.Errorf("table %s changed:\nbefore %v\nafter  %v", table, before[table], after[table])
		}
	}
}

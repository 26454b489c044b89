package web_test

import (
	"net/http"
	"testing"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store/storetest"
)

// staffed is a browser of somebody of the DLT with a second factor.
func (s *site) staffed(login string) (b *browser, person, secret string) {
	s.t.Helper()
	s.hire(login)
	person, secret = s.personOf(login), access.NewFactorSecret()
	must(s.t, s.store.BeginFactor(s.t.Context(), person, vault().Seal(person, secret)))
	must(s.t, s.store.ConfirmFactor(s.t.Context(), access.Principal{Person: person, Role: access.Admin}, 0, []string{access.HashToken(person)}))
	return s.enter(access.Principal{Role: access.Admin, Person: person}), person, secret
}

func TestEverybodyChangesTheirPasswordAndTheirSecondFactorThemselves(t *testing.T) {
	s := onSQLite(t)
	b, person, secret := s.staffed("chefin")
	other := s.enter(access.Principal{Role: access.Admin, Person: person})
	const path, better = "/dlt/passwort", "Elf Kraniche über Husum"
	change := func(present, next, repeated string) *page {
		return b.get(path).form(path).write("bisher", present).write("passwort", next).write("passwort2", repeated).send()
	}
	change("", "kurz", "kurz").expect(http.StatusUnprocessableEntity).says("bisheriges Passwort ein").says("mindestens 15 Zeichen")
	change(password, better, better+"!").expect(http.StatusUnprocessableEntity).says("verschieden")
	change("Falsch geraten, leider", better, better).expect(http.StatusUnprocessableEntity).says("stimmt nicht")
	other.get("/dlt").expect(http.StatusOK)
	change(password, better, better).follow().says("Das Passwort ist geändert")
	other.get("/dlt").expect(http.StatusUnauthorized)
	b.get("/dlt").expect(http.StatusOK)
	s.visitor().typePassword("chefin", password).expect(http.StatusUnprocessableEntity)
	s.visitor().typePassword("chefin", better).expect(http.StatusSeeOther)

	s.pass(access.FactorLasts)
	asked := b.get(path).form(path).write("bisher", better).write("passwort", password).write("passwort2", password).send().expect(http.StatusForbidden).hides(better).hides(password)
	asked.form(factorPath).write("code", s.appCode(secret)).send().expect(http.StatusOK).hides(better).form(path).send().expect(http.StatusUnprocessableEntity)

	const next = factorPath + "/neu"
	other = s.enter(access.Principal{Role: access.Admin, Person: person})
	p := b.get(next).expect(http.StatusOK).says("gilt der bisherige zweite Faktor weiter")
	renewed := words(p.one("strong.hash"))
	p.form(next).write("code", s.appCode(secret)).send().expect(http.StatusUnprocessableEntity).says("stimmt nicht").says(renewed)
	forged := b.get(next).form(next).write("code", s.appCode(renewed))
	forged.values.Set("neu", vault().Seal("somebody else", renewed))
	forged.send().expect(http.StatusSeeOther)
	p.form(next).write("code", s.appCode(renewed)).send().expect(http.StatusOK).says("treten an die Stelle der bisherigen")
	other.get("/dlt").expect(http.StatusUnauthorized)
	login := s.visitor()
	login.typePassword("chefin", better)
	s.pass(access.FactorStep)
	login.prove(s.appCode(secret)).expect(http.StatusUnprocessableEntity)
	login.prove(s.appCode(renewed)).expect(http.StatusSeeOther)

	codes := b.get("/dlt/anmeldungen").says("noch gelten: 10").form("/dlt/zweiter-faktor/codes").send().expect(http.StatusOK).all("li.hash")
	if n := len(storetest.Rows(t, s.store, "recovery_code")); n != 10 || len(codes) != 10 {
		t.Errorf("%d recovery codes are stored, %d shown", n, len(codes))
	}
	for action, want := range map[access.Action]int{access.ActionPasswordChanged: 1, access.ActionFactorRenewed: 1, access.ActionRecoveryRenewed: 1} {
		if n := s.audited(action); n != want {
			t.Errorf("%d lines of %s, want %d", n, action, want)
		}
	}
}

package web_test

import (
	"net/http"
	"testing"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/web"
)

func TestAnAssociationHasNoLinkSentToAnAddressOfItsOwn(t *testing.T) {
	m := newMailSite(onSQLite(t))
	m.restart(func(c *web.Config) { c.Mails = true })
	const county = "/dlt/" + mailWave + "/landkreise/" + storetest.Pinneberg
	one, _ := access.WaveScope(mailWave, "operator").ForCounty(storetest.Pinneberg)
	invites := func(want int) (to string) {
		t.Helper()
		_, err := m.store.InviteCounty(t.Context(), one, false, "")
		must(t, err)
		mails := m.deliver()
		if len(mails) != want {
			t.Fatalf("%d mails, want %d", len(mails), want)
		}
		for _, mail := range mails {
			to = mail.To.Address
		}
		return to
	}
	north, dlt := m.staff(access.Association), m.admin()
	change := func(b *browser, address string) *page {
		t.Helper()
		return b.get(county+"/kontakte").form(county+"/kontakte").write("email-1", address).send()
	}
	change(north, "neu@kreis-pinneberg.example").follow().hides("wartet auf die Freigabe")
	if to := invites(1); to != "neu@kreis-pinneberg.example" {
		t.Errorf("mailed to %s", to)
	}
	change(north, "nord@verband.example").follow().says("wartet auf die Freigabe durch den DLT").says("wartet auf die Freigabe der Adresse")
	north.get(county + "/erinnern").says("keine E-Mail-Adresse hinterlegt")
	invites(0)
	dlt.get("/dlt/" + mailWave + "/freigaben").says("nord@verband.example").says("Landesverband").says("Ansprechperson")
	dlt.get(county + "/kontakte").says("Diese Adresse wartet").form(county + "/kontakte").send().follow().says("wartet auf die Freigabe")
	invites(0)
	dlt.decide("ablehnen")
	north.get(county).says("Adresse vom DLT nicht freigegeben")
	invites(0)
	change(north, "gut@verband.example").expect(http.StatusSeeOther)
	dlt.decide("freigeben")
	if mails := m.deliver(); len(mails) != 0 {
		t.Errorf("%d mails by the approval alone", len(mails))
	}
	if to := invites(1); to != "gut@verband.example" {
		t.Errorf("mailed to %s", to)
	}
	m.pass(access.FactorLasts)
	form := north.get(county+"/kontakte").form(county+"/kontakte").write("email-1", "spaet@kreis-pinneberg.example")
	form.send().expect(http.StatusForbidden).says("Code")
	dlt.get(county).hides("spaet@")
}

func TestWhomACountyNamesItselfItDoesNotNameToTheDLTsSide(t *testing.T) {
	m := newMailSite(onSQLite(t))
	const path, county = "/antwortbogen/weiterleiten", "/dlt/" + mailWave + "/landkreise/" + storetest.Pinneberg
	link, office := m.invitation(storetest.Pinneberg), m.visitor()
	office.typeCode(link, m.code(office, link))
	office.get(path).form(path).write("name", "Herr Zuständig").write("funktion", "Digitalbüro").write("email", "digital@kreis-pinneberg.example").
		send().follow().expect(http.StatusOK)
	mails := m.deliver()
	lead := m.visitor()
	theirs := linkIn(t, mails[0].Text)
	arrival := lead.typeCode(theirs, m.code(lead, theirs)).follow().follow().form("/antwortbogen/ankommen")
	arrival.values.Set("vorhaben", "koordinieren")
	arrival.send().follow().expect(http.StatusOK)
	for _, role := range []access.Role{access.Admin, access.Reader, access.Association} {
		b := m.staff(role)
		b.get(county).says("Frau Landrätin").says("1 weitere Person, vom Landkreis benannt")
		for _, page := range []string{"", "/kontakte", "/anruf", "/erinnern"} {
			if role != access.Reader || page == "" {
				b.get(county + page).expect(http.StatusOK).hides("Herr Zuständig").hides("Digitalbüro").hides("digital@")
			}
		}
		for _, page := range []string{"", "/landkreise.csv", "/offen"} {
			b.get("/dlt/" + mailWave + page).expect(http.StatusOK).hides("Herr Zuständig").hides("digital@")
		}
	}
	dlt := m.admin()
	dlt.get(county+"/kontakte").says("1 weitere Person").form(county+"/kontakte").write("telefon-1", "04101 1").send().expect(http.StatusSeeOther)
	lead.get("/antwortbogen").expect(http.StatusOK)
	dlt.get("/dlt/" + mailWave + "/liste.csv").hides("digital@")
}

func TestTheDLTsRemarksAndReasonsStayWithTheDLT(t *testing.T) {
	s := onSQLite(t)
	dlt := s.admin()
	for name, fields := range map[string]map[string]string{
		"vermerk": {"art": "vermerk", "vermerk": "Nur für uns"},
		"frist":   {"frist": "10.12.2026", "frist-grund": "Krank im Haus"},
		"absage":  {"absage-tag": "16.11.2026", "absage-grund": "Streit mit dem Verband"},
	} {
		f := dlt.get(ofPinneberg).form(ofPinneberg + "/" + name)
		for field, value := range fields {
			f.values.Set(field, value)
		}
		f.send().expect(http.StatusSeeOther)
		if name == "absage" {
			dlt.get(ofPinneberg).form(ofPinneberg + "/absage/zuruecknehmen").send().expect(http.StatusSeeOther)
		}
	}
	call := dlt.get(ofPinneberg+"/anruf").form(ofPinneberg+"/anruf").write("notiz", "Ruft selbst zurück")
	call.values.Set("ergebnis", "reached")
	call.send().expect(http.StatusSeeOther)
	north := s.enter(access.Principal{Role: access.Association, Person: "nord", Land: "Schleswig-Holstein"})
	own := north.get(ofPinneberg).form(ofPinneberg+"/vermerk").write("vermerk", "Mein eigener Vermerk")
	own.send().expect(http.StatusSeeOther)
	for b, reads := range map[*browser]bool{dlt: true, s.staff(access.Reader): true, north: false} {
		p := b.get(ofPinneberg).says("Vermerk").says("Absage").says("Frist verlängert").says("Ruft selbst zurück").says("Mein eigener Vermerk")
		for _, text := range []string{"Nur für uns", "Krank im Haus", "Streit mit dem Verband"} {
			if reads {
				p.says(text)
			} else {
				p.hides(text)
			}
		}
	}
	north.get(ofPinneberg + "/anruf").says("Ruft selbst zurück").hides("Nur für uns")
}

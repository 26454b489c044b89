package web_test

import (
	"strings"
	"testing"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

// refusal is what somebody reads whose input was not taken: what happened, what
// is kept, and what to do next.
type refusal struct {
	name                 string
	do                   func() *page
	status               int
	happened, kept, next string
	typed                string // comes back, to be mended or copied
}

// TestEveryRefusalSaysWhatHappenedWhatIsKeptAndWhatToDo goes through the mistakes
// in the order of a wave, as some only come up late in it.
func TestEveryRefusalSaysWhatHappenedWhatIsKeptAndWhatToDo(t *testing.T) {
	s := newSite(t, storetest.SQLite(t), editionFile(t, 1))
	const why = "Wegen der Brücke über den Fluss"
	link, spent, revoked := s.invite(storetest.Pinneberg), s.invite(storetest.Pinneberg), s.invite(storetest.Ahrweiler)
	for range access.CodesPerLink.Limit {
		must(t, s.store.AddFailure(t.Context(), access.CodesPerLink.Key(strings.TrimPrefix(spent, "/zugang/"))))
	}
	must(t, s.store.RevokeCountyAccess(t.Context(), access.CountyScope(wave, storetest.Ahrweiler, "operator")))
	b, hannover := s.county(storetest.Pinneberg, "p"), s.county(storetest.Hannover, "h")
	gone, person := s.colleague(storetest.Pinneberg, sharedPage("start"))
	must(t, s.store.RevokeMember(t.Context(), access.CountyScope(wave, storetest.Pinneberg, "p"), person))
	filled := func(b *browser) *form { return b.open("start").write("a.why", why).tick("a.areas", "health") }
	early, extra, late := filled(b), b.open("extra").write("c.note", why), filled(hannover)

	s.refused(refusal{"a wrong code", func() *page { return s.visitor().typeCode(link, "AAAAA-AAAAA") }, 422,
		"Der Zugangscode stimmt nicht", "Gespeicherte Angaben sind davon nicht berührt", "vergleichen Sie ihn mit Ihrem Anschreiben", "AAAAA-AAAAA"})
	s.refused(refusal{"no code", func() *page { return s.visitor().typeCode(link, "") }, 422,
		"Bitte prüfen Sie eine Angabe", "", "Geben Sie bitte den Zugangscode aus Ihrem Anschreiben", ""})
	s.refused(refusal{"too many codes", func() *page { return s.visitor().typeCode(spent, "AAAAA-AAAAA") }, 429,
		"Zu viele Versuche", "Gespeicherte Angaben sind davon nicht berührt", "warten Sie eine Stunde", ""})
	m := newMailSite(s)
	mailed, slow := m.invitation(storetest.Hannover), s.visitor()
	expired := m.code(slow, mailed)
	f := slow.get(mailed).form(mailed).write("code", expired)
	s.pass(11 * time.Minute)
	s.refused(refusal{"an expired code", f.send, 422, "Der Code ist abgelaufen", "Ihre gespeicherten Angaben sind noch da", "Fordern Sie bitte einen neuen Code an", ""})
	s.refused(refusal{"a revoked link", func() *page { return s.visitor().get(revoked) }, 404,
		"Dieser Link ist nicht gültig", "gespeichert hat, ist noch da", "fordern Sie bei der unten genannten Kontaktstelle einen neuen an", ""})
	s.refused(refusal{"an access that was taken back", func() *page { return gone.get("/antwortbogen") }, 401,
		"Ihr Zugang wurde zurückgenommen", "bleibt erhalten", "bitten Sie in Ihrem Haus um einen neuen Zugang", ""})
	s.refused(refusal{"no session", func() *page { return s.visitor().get("/antwortbogen") }, 401,
		"nicht oder nicht mehr angemeldet", "ist noch da", "Öffnen Sie bitte noch einmal den Link", ""})
	s.refused(refusal{"somebody of a foreign county", func() *page { return b.get("/antwortbogen/team/h") }, 404,
		"gehört nicht zu Ihrem Teil der Antwort", "Gespeicherte Angaben sind davon nicht berührt", "Prüfen Sie bitte die Adresse", ""})
	s.refused(refusal{"a form of a foreign county", func() *page {
		f := filled(s.county(storetest.Hannover, "h"))
		return b.post(f.action, f.values)
	}, 403, "gehört nicht zu Ihrer jetzigen Sitzung", "Sie können sie hier kopieren", "Öffnen Sie die Seite bitte neu", why})
	s.refused(refusal{"a file of a foreign county", func() *page {
		return b.bring("antworten.json", []byte(hannover.get("/antwortbogen/antworten.json").body))
	}, 422, "gehört zu einem anderen Landkreis", "An Ihren gespeicherten Angaben hat sich nichts geändert", "Laden Sie Ihre Antworten hier neu herunter", ""})
	s.refused(refusal{"a strange file", func() *page { return b.bring("foto.xlsx", []byte("GIF89a")) }, 422,
		"weder XLSX noch JSON", "An Ihren gespeicherten Angaben hat sich nichts geändert", "Verwenden Sie bitte die Datei, die Sie im Antwortbogen heruntergeladen haben", ""})
	s.refused(refusal{"a file that is too large", func() *page { return b.bring("groß.xlsx", make([]byte, 3<<20)) }, 413,
		"Die Datei ist zu groß", "Es wurde nichts gespeichert", "Prüfen Sie bitte, ob Sie die richtige Datei gewählt haben", ""})
	s.refused(refusal{"a text that is too long", func() *page {
		return b.open("start").write("a.why", strings.Repeat(why, 200)).press("weiter")
	}, 422, "höchstens", "steht noch in den Feldern", "Berichtigen Sie bitte diese Angaben", strings.Repeat(why, 200)})
	s.refused(refusal{"far more text than fits", func() *page {
		return b.open("start").write("a.why", strings.Repeat(why, 10000)).press("weiter")
	}, 413, "Zu viel Text auf einmal", "In vielen Browsern stehen Ihre Texte dort noch, aber nicht in jedem", "Kürzen Sie sie bitte", ""})

	s.activate(2)
	s.refused(refusal{"an option that a new edition retired", func() *page { return early.press("weiter") }, 409,
		"Der Fragebogen wurde inzwischen geändert", "steht hier noch, ist aber noch nicht gespeichert", "speichern Sie sie noch einmal", "Gesundheit"})
	s.refused(refusal{"a page that a new edition retired", func() *page { return extra.press("weiter") }, 409,
		"gibt es im geänderten Fragebogen nicht mehr", "bleibt erhalten", "Sie können sie hier kopieren", why})

	submitted := b.open("start").write("a.why", why)
	b.submit()
	s.refused(refusal{"a response that is submitted", func() *page { return submitted.press("weiter") }, 409,
		"bereits eingereicht", "die eingereichten Antworten gelten weiter", "Für eine Änderung kann die Koordination Ihres Landkreises darum bitten", why})

	storetest.SetClock(t, s.store, survey.Day("2026-12-01").Start())
	late.values.Set("_token", s.renew(hannover))
	s.refused(refusal{"a wave that is over", func() *page { return late.press("weiter") }, 403,
		"Die Erhebung nimmt zurzeit keine Angaben an", "was vorher gespeichert war, ist noch da", "wenden Sie sich bitte an die unten genannte Kontaktstelle", why})
	s.refused(refusal{"a link after the end", func() *page { return s.visitor().get(link) }, 200,
		"Die Erhebung nimmt zurzeit keine Angaben an", "Ihre gespeicherten Angaben ansehen", "Bitte geben Sie den Zugangscode", ""})
}

// renew logs the browser in again, and returns the token of its forms.
func (s *site) renew(b *browser) string {
	s.t.Helper()
	b.cookies = s.county(storetest.Hannover, "h").cookies
	return attr(b.get("/antwortbogen").all("form input[name=_token]")[0], "value")
}

// refused checks one of them, and that nothing of a response has changed.
func (s *site) refused(r refusal) {
	s.t.Helper()
	before := storetest.Dump(s.t, s.store, "session", "failure", "audit")
	p := r.do()
	sameTables(s.t, before, storetest.Dump(s.t, s.store, "session", "failure", "audit"))
	if p.status != r.status {
		s.t.Errorf("%s: status %d, want %d", r.name, p.status, r.status)
	}
	p.says(r.happened).says(r.kept).says(r.next)
	if !strings.Contains(p.body, r.typed) {
		s.t.Errorf("%s: what was typed is gone:\n%s", r.name, p.mainText())
	}
	if !strings.Contains(p.text("footer"), "030 123") {
		s.t.Errorf("%s: nobody to ask", r.name)
	}
}

package web_test

import (
	"bytes"
	"fmt"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

const (
	listPath  = "/dlt/2026/liste"
	applyPath = listPath + "/uebernehmen"
)

// list sends a file to the page of the frame, or to another one.
func (b *browser) list(from, to string, content string) *page {
	b.t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	must(b.t, w.WriteField("_token", attr(b.get(from).all("form input[name=_token]")[0], "value")))
	file, err := w.CreateFormFile("datei", "liste.csv")
	must(b.t, err)
	_, err = file.Write([]byte(content))
	must(b.t, err)
	must(b.t, w.Close())
	return b.do(http.MethodPost, to, w.FormDataContentType(), body.String())
}

func (b *browser) loadList(content string) *page {
	b.t.Helper()
	return b.list(listPath, listPath, content)
}

// newcomer is shipped, but not in the frame of the tests.
var newcomer = survey.County{Key: "01051", Name: "Kreis Dithmarschen", Land: "Schleswig-Holstein"}

func frameSite(t *testing.T) *site {
	t.Helper()
	s := newSite(t, storetest.SQLite(t), kinds(t))
	s.config.Shipped.Frame = append(storetest.Frame(), newcomer)
	s.restart()
	return s
}

func TestTheListThatIsDownloadedChangesNothing(t *testing.T) {
	s := frameSite(t)
	dlt := s.admin()
	list := dlt.get(listPath + ".csv").expect(http.StatusOK).body
	if s.audited(access.ActionListExported) != 1 {
		t.Error("handing out addresses left no trace")
	}
	p := dlt.loadList(list).expect(http.StatusOK).says("Unverändert3").says("Die Datei ändert nichts").says("UTF-8 mit Kennung mit dem Trennzeichen Strichpunkt")
	if len(p.all("form[action="+applyPath+"]")) != 0 {
		t.Error("there is something to apply")
	}
}

func TestAListIsShownBeforeItIsAppliedAndAppliedOnce(t *testing.T) {
	s := frameSite(t)
	dlt, other := s.admin(), s.admin()
	s.county(storetest.Pinneberg, "p").open("auswahl").tick("arten.stand", "no").press("weiter")
	before := storetest.Dump(t, s.store, "session", "audit")
	list := "AGS;Landkreis;Land;Einwohnerzahl;E-Mail;Ansprechperson;Anrede;Funktion;email_2;Landesverband\r\n" +
		"1051;Kreis Dithmarschen;Schleswig-Holstein;133.460;lr@dith.example;Moor;Frau;Landr\xe4tin;post@dith.example;SHLKT\r\n" +
		"3241;Region Hannover;Niedersachsen;1.173.134;;;;;;NLT\r\n"
	p := dlt.loadList(list).expect(http.StatusOK).says("Neu1 Geändert1 Unverändert0 Nicht in der Datei2").says("Windows-1252").says("Bei 2 Schlüsseln fehlte die führende Null").
		says("Moor, Landrätin").says("Einwohnerzahl(leer)1.173.134").says("Kreis Pinneberg (01056) bleibt: Es gibt schon Angaben von ihm.").says("Landkreis Ahrweiler (07131)")
	q := other.loadList("ags,name\n03241,Hannover\n").expect(http.StatusOK).says("NameRegion HannoverHannover")
	sameTables(t, before, storetest.Dump(t, s.store, "session", "audit"))

	p.form(applyPath).tick("fehlende", "entfernen").send().expect(http.StatusSeeOther)
	dlt.get(listPath).says("Landkreise3").says("mit Ansprechperson1").says("mit Einwohnerzahl2").says("LandesverbandlandesverbandText2")
	dlt.get("/dlt/2026/landkreise/01051").says("Moor, Landrätin, lr@dith.example").says("post@dith.example").says("Einwohnerzahl133.460").says("SHLKT")
	dlt.get("/dlt/2026/landkreise/07131").expect(http.StatusNotFound)
	dlt.get("/dlt/2026").says("100.000 bis unter 150.000")
	if s.audited(access.ActionFrameChanged) != 1 {
		t.Error("the change left no trace")
	}
	late := q.form(applyPath).send().expect(http.StatusConflict).says("Inzwischen hat jemand anderes die Liste geändert").says("NameRegion HannoverHannover")
	dlt.get("/dlt/2026/landkreise/03241").says("Region Hannover")
	late.form(applyPath).send().expect(http.StatusSeeOther)
	if name := dlt.get("/dlt/2026/landkreise/03241").text("h1"); name != "Hannover" {
		t.Errorf("the county is called %s", name)
	}
	dlt.loadList(dlt.get(listPath + ".csv").body).says("Unverändert3").says("Die Datei ändert nichts")
}

func TestAWrongListIsNamedLineByLineAndNothingIsStored(t *testing.T) {
	s := frameSite(t)
	dlt := s.admin()
	before := storetest.Dump(t, s.store, "session", "audit")
	dlt.loadList("ags;name;land\n99999;Nirgends;Hessen\n03241;=1+1;\n").expect(http.StatusUnprocessableEntity).says("Die Datei hat einen Fehler").says("Zeile 3: Die Zelle „=1+1“")
	dlt.loadList("ags;name;land\n06999;Neukreis;Hessen\n03241;a;Bayern\n03241;b;\n").expect(http.StatusUnprocessableEntity).
		says("Die Datei hat 3 Fehler").says("Zeile 2: Der Schlüssel 06999 ist unbekannt").says("Zeile 3: Zum Schlüssel 03241 gehört das Land „Niedersachsen“").says("Zeile 4: Der Schlüssel 03241 steht schon in Zeile 3")
	dlt.loadList("ags\tname\n" + strings.Repeat("\t\n", 1_000_000)).expect(http.StatusUnprocessableEntity).says("Unter den Spaltennamen steht keine Zeile")
	dlt.loadList("ags\tname\n" + strings.Repeat("1\t2\n", 1_000_000)).expect(http.StatusUnprocessableEntity).says("größer als 2 MB")
	dlt.loadList(strings.Repeat("x", 9<<20)).expect(http.StatusRequestEntityTooLarge).says("höchstens 8 MB")
	sameTables(t, before, storetest.Dump(t, s.store, "session", "audit"))
}

func TestTheGazetteerGivesPopulationAreaAndItsSource(t *testing.T) {
	s := frameSite(t)
	dlt := s.admin()
	line := func(kind, key, name, countyKind, hectares, population string) string {
		return fmt.Sprintf("%-22s%-50s%-50s%-6s%-11s%-11s%70s\r\n", kind+"20250831"+key, name, "", countyKind, hectares, population, "")
	}
	p := dlt.loadList(line("10", "01", "Schleswig-Holstein", "", "", "") + line("40", "01056", "Pinneberg", "43", "", "") + line("60", "010560150015", "Elmshorn", "63", "00000002136", "00000050772") +
		line("40", "03241", "Region Hannover", "45", "00000229709", "00001173134") + line("40", "01060", "Segeberg", "43", "00000134400", "00000281400")).expect(http.StatusOK)
	p.says("Quelle: Statistisches Bundesamt (Destatis), Gemeindeverzeichnis GV100AD, Gebietsstand 31.08.2025").says("Geändert2 Unverändert0").hides("Nicht in der Datei").
		says("Im Gemeindeverzeichnis ohne Zahl").says("Landkreis Ahrweiler (07131)").says("Segeberg (01060)").says("Fläche in km²(leer)2.297,09")
	p.form(applyPath).send().expect(http.StatusSeeOther)
	dlt.get(listPath).says("Quelle der Einwohnerzahlen und Flächen: Statistisches Bundesamt (Destatis), Gemeindeverzeichnis GV100AD, Gebietsstand 31.08.2025").says("mit Einwohnerzahl2")
	dlt.get("/dlt/2026/landkreise/01056").says("Einwohnerzahl50.772").says("Gebietsstand31.08.2025")
	dlt.get("/dlt/2026").says("Gemeindeverzeichnis GV100AD, Gebietsstand 31.08.2025")
	dlt.loadList(dlt.get(listPath + ".csv").body).says("Unverändert3")
}

func TestSuccessorsAreComparedWithTheirForebears(t *testing.T) {
	s := newSite(t, storetest.SQLite(t), editionFile(t, 1))
	before := s.county(storetest.Pinneberg, "p")
	before.open("start").tick("a.status", "yes").press("weiter")
	before.submit()
	dlt, other := s.admin(), s.admin()
	const path = "/dlt/nachfolge"
	f, g := dlt.get(path).form(path), other.get(path).form(path)
	f.write("vorgaenger-1", "1056").write("nachfolger-1", "01099").write("tag-1", "1.3.2027")
	p := f.send().expect(http.StatusUnprocessableEntity).says("„1056“ ist kein Schlüssel")
	p.form(path).write("vorgaenger-1", storetest.Pinneberg).write("name-1", "Kreis Pinneberg").send().expect(http.StatusSeeOther)
	g.write("vorgaenger-1", storetest.Hannover).write("nachfolger-1", "03999").write("tag-1", "01.01.2027").send().expect(http.StatusConflict).
		says("Inzwischen hat jemand anderes gespeichert").says("01056 Kreis Pinneberg, seit 01.03.2027 in 01099")
	other.list(path, path+"/datei", dlt.get(path+".csv").body+"03241;;03999;2027-01-01\r\n").expect(http.StatusOK).says("Gespeichert ist noch nichts").form(path).send().expect(http.StatusSeeOther)
	other.list(path, path+"/datei", "a;b\n1;2\n").expect(http.StatusUnprocessableEntity).says("Die Spalte „vorgaenger“ fehlt")
	dlt.get("/dlt/2026/landkreise/01056").says("Seit 01.03.2027 aufgegangen in")

	definition := strings.Replace(string(editionFile(t, 2)), "{key: 'no', label: Nein}", "{key: 'no', label: Nein, cannot_follow: [done]}", 1)
	merged := []survey.County{{Key: "01099", Name: "Kreis Unterelbe", Land: "Schleswig-Holstein"}}
	must(t, s.store.CreateWave(t.Context(), survey.Wave{Key: "2028", Title: "Noch einmal", Year: 2028, FirstDay: "2026-11-10", LastDay: "2028-12-31", Earlier: wave}, []byte(definition), merged, "operator"))
	must(t, s.store.OpenWave(t.Context(), "2028", "operator"))
	b := s.enter(access.Principal{Role: access.CountyRep, Person: "q", Wave: "2028", County: "01099"})
	b.open("start").tick("a.portal", "no").press("bleiben")
	b.get("/antwortbogen/pruefen").says("2026 hat Ihr Vorgänger (Kreis Pinneberg) „Ja“ angegeben, Sie jetzt „Nein“.")
	dlt.get("/dlt/2028/landkreise/01099").says("Seit 01.03.2027 Nachfolger von Kreis Pinneberg (01056).")
}

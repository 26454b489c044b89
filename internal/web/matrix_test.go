package web_test

import (
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

// row says what each role gets from one address of a route. Every session is
// that of Pinneberg or of the DLT; Ahrweiler has submitted.
type row struct {
	route                    string
	path                     string
	anonymous, county, admin int
	fields                   string // posted beside the token
}

const (
	saveFields    = "_form=f&_save=s&_wave=2026"
	absenceFields = "_form=f&_save=s&v:" + areaStatus + "=0&v:" + areaWhat + "=0"
	planFields    = "amt:" + areaWhat + "=Schulamt&v:" + areaWhat + "=1+Schulamt"
	textsRoute    = "GET /dlt/fragebogen/:edition/seite/:page/texte"
	returnRoute   = "POST /dlt/:wave/landkreise/:county/zurueckgeben"
	declineRoute  = "POST /dlt/:wave/landkreise/:county/oeffnung-ablehnen"
	countyRoute   = "POST /dlt/:wave/landkreise/:county/"
	proxyFields   = "eingang=papier&eingang-tag=12.11.2026&einverstanden=x&einverstanden-tag=13.11.2026&einverstanden-wie=x"
)

// proxyRoutes begin the routes of an entry in a county's place.
var proxyRoutes = [2]string{"POST /dlt/:wave/landkreise/:county/eingabe", "GET /dlt/:wave/landkreise/:county/eingabe"}

var matrix = []row{
	{"GET /", "/", 200, 303, 303, ""},
	{"GET /impressum", "/impressum", 200, 200, 200, ""},
	{"GET /datenschutz", "/datenschutz", 200, 200, 200, ""},
	{"GET /barrierefreiheit", "/barrierefreiheit", 200, 200, 200, ""},
	{"GET /lizenzen", "/lizenzen", 200, 200, 200, ""},
	{"GET /hilfe", "/hilfe", 200, 200, 200, ""},
	{"GET /kontakt", "/kontakt", 200, 200, 200, ""},
	{"GET /leichte-sprache", "/leichte-sprache", 200, 200, 200, ""},
	{"GET /healthz", "/healthz", 200, 200, 200, ""},
	{"GET /static/*", "/static/0000/css/app.css", 404, 404, 404, ""},
	{"GET /static/*", "/static/%2e%2e/%2e%2e/go.mod", 404, 404, 404, ""},
	{"GET /fragebogen/:wave", "/fragebogen/2026", 200, 200, 200, ""},
	{"GET /fragebogen/:wave", "/fragebogen/entwurf", 404, 404, 404, ""},
	{"GET /fragebogen/:wave", "/fragebogen/1999", 404, 404, 404, ""},
	{"GET /fragebogen/:wave/fragebogen.pdf", "/fragebogen/2026/fragebogen.pdf", 200, 200, 200, ""},
	{"GET /fragebogen/:wave/fragebogen.pdf", "/fragebogen/entwurf/fragebogen.pdf", 404, 404, 404, ""},
	{"GET /fragebogen/:wave/fragebogen.docx", "/fragebogen/2026/fragebogen.docx", 200, 200, 200, ""},
	{"GET /fragebogen/:wave/fragebogen.docx", "/fragebogen/entwurf/fragebogen.docx", 404, 404, 404, ""},
	{"GET /demo/postfach", "/demo/postfach", 200, 200, 200, ""},
	{"POST /abmelden", "/abmelden", 303, 303, 303, ""},

	{"GET /zugang/:token", "/zugang/LINK", 200, 200, 200, ""},
	{"GET /zugang/:token", "/zugang/unbekannt", 404, 404, 404, ""},
	{"POST /zugang/:token", "/zugang/LINK", 422, 422, 422, "code="},
	{"POST /zugang/:token", "/zugang/unbekannt", 404, 404, 404, "code=x"},
	{"POST /zugang/:token/code", "/zugang/LINK/code", 404, 404, 404, ""}, // its code stands in the letter
	{"POST /zugang/:token/code", "/zugang/unbekannt/code", 404, 404, 404, ""},

	{"GET /antwortbogen/ankommen", "/antwortbogen/ankommen", 401, 303, 403, ""},
	{"POST /antwortbogen/ankommen", "/antwortbogen/ankommen", 401, 303, 403, "vorhaben=koordinieren"},
	{"GET /antwortbogen/weiterleiten", "/antwortbogen/weiterleiten", 401, 404, 403, ""},
	{"POST /antwortbogen/weiterleiten", "/antwortbogen/weiterleiten", 401, 404, 403, "name=x"},
	{"POST /antwortbogen/wechseln", "/antwortbogen/wechseln", 401, 404, 403, "landkreis=03241"},
	{"GET /antwortbogen/team", "/antwortbogen/team", 401, 200, 403, ""},
	{"GET /antwortbogen/team/einladen", "/antwortbogen/team/einladen", 401, 200, 403, ""},
	{"POST /antwortbogen/team/einladen", "/antwortbogen/team/einladen", 401, 422, 403, "name="},
	{"GET /antwortbogen/team/:person", "/antwortbogen/team/p", 401, 200, 403, ""},
	{"GET /antwortbogen/team/:person", "/antwortbogen/team/other", 401, 404, 403, ""},
	{"POST /antwortbogen/team/:person", "/antwortbogen/team/p", 401, 409, 403, "teile=page:bildung"},
	{"POST /antwortbogen/team/:person", "/antwortbogen/team/p", 401, 400, 403, "teile=page:unbekannt"},
	{"POST /antwortbogen/team/:person", "/antwortbogen/team/other", 401, 404, 403, "teile=page:bildung"},
	{"POST /antwortbogen/team/:person/zugang", "/antwortbogen/team/p/zugang", 401, 200, 403, "_save=s"},
	{"POST /antwortbogen/team/:person/zugang", "/antwortbogen/team/other/zugang", 401, 404, 403, ""},
	{"POST /antwortbogen/team/:person/entziehen", "/antwortbogen/team/p/entziehen", 401, 303, 403, ""},
	{"POST /antwortbogen/team/:person/entziehen", "/antwortbogen/team/other/entziehen", 401, 404, 403, ""},
	{"POST /antwortbogen/team/:person/rolle", "/antwortbogen/team/p/rolle", 401, 400, 403, ""},
	{"POST /antwortbogen/team/:person/rolle", "/antwortbogen/team/other/rolle", 401, 404, 403, "rolle=koordination"},
	{"GET /antwortbogen/zustaendigkeiten", "/antwortbogen/zustaendigkeiten", 401, 200, 403, ""},
	{"POST /antwortbogen/zustaendigkeiten", "/antwortbogen/zustaendigkeiten", 401, 303, 403, planFields},
	{"POST /antwortbogen/zustaendigkeiten", "/antwortbogen/zustaendigkeiten", 401, 400, 403, "amt:" + areaWhat + "=IT"},
	{"GET /antwortbogen/zustaendigkeiten.csv", "/antwortbogen/zustaendigkeiten.csv", 401, 200, 403, ""},
	{"GET /antwortbogen/zustaendigkeiten/uebernehmen", "/antwortbogen/zustaendigkeiten/uebernehmen", 401, 404, 403, ""},
	{"POST /antwortbogen/zustaendigkeiten/uebernehmen", "/antwortbogen/zustaendigkeiten/uebernehmen", 401, 404, 403, "aus=2026"},
	{"GET /antwortbogen/zustaendigkeiten/fragebogen", "/antwortbogen/zustaendigkeiten/fragebogen?amt=Schulamt", 401, 200, 403, ""},
	{"GET /antwortbogen/zustaendigkeiten/fragebogen", "/antwortbogen/zustaendigkeiten/fragebogen?amt=Ahrweiler", 401, 404, 403, ""},
	{"GET /antwortbogen/zustaendigkeiten/fragebogen.pdf", "/antwortbogen/zustaendigkeiten/fragebogen.pdf?amt=Schulamt", 401, 200, 403, ""},
	{"GET /antwortbogen/zustaendigkeiten/fragebogen.pdf", "/antwortbogen/zustaendigkeiten/fragebogen.pdf", 401, 404, 403, ""},
	{"GET /antwortbogen/zustaendigkeiten/fragebogen.docx", "/antwortbogen/zustaendigkeiten/fragebogen.docx?amt=schulamt", 401, 200, 403, ""},
	{"GET /antwortbogen/zustaendigkeiten/fragebogen.docx", "/antwortbogen/zustaendigkeiten/fragebogen.docx", 401, 404, 403, ""},
	{"GET /antwortbogen/team/einladen", "/antwortbogen/team/einladen?amt=Schulamt", 401, 200, 403, ""},
	{"GET /antwortbogen/team/einladen", "/antwortbogen/team/einladen?amt=Ahrweiler", 401, 404, 403, ""},
	{"GET /antwortbogen/antworten.xlsx", "/antwortbogen/antworten.xlsx?amt=Schulamt", 401, 200, 403, ""},
	{"GET /antwortbogen/antworten.xlsx", "/antwortbogen/antworten.xlsx?amt=Ahrweiler", 401, 404, 403, ""},
	{"POST /antwortbogen/team/:person/erinnern", "/antwortbogen/team/p/erinnern", 401, 303, 403, ""},
	{"POST /antwortbogen/team/:person/erinnern", "/antwortbogen/team/other/erinnern", 401, 404, 403, ""},
	{"POST /antwortbogen/erinnern", "/antwortbogen/erinnern", 401, 303, 403, ""},
	{"POST /antwortbogen/erinnern/einstellung", "/antwortbogen/erinnern/einstellung", 401, 303, 403, "vorher=3&tagesbericht=ja"},
	{"POST /antwortbogen/erinnern/einstellung", "/antwortbogen/erinnern/einstellung", 401, 400, 403, "vorher=2"},
	{"GET /antwortbogen", "/antwortbogen", 401, 200, 403, ""},
	{"GET /antwortbogen/seite/:page", "/antwortbogen/seite/allgemeines", 401, 200, 403, ""},
	{"GET /antwortbogen/seite/:page", "/antwortbogen/seite/unbekannt", 401, 404, 403, ""},
	{"POST /antwortbogen/seite/:page", "/antwortbogen/seite/allgemeines", 401, 303, 403, saveFields},
	{"POST /antwortbogen/seite/:page", "/antwortbogen/seite/unbekannt", 401, 404, 403, saveFields},
	{"POST /antwortbogen/seite/:page/sichern", "/antwortbogen/seite/allgemeines/sichern", 401, 200, 403, saveFields},
	{"POST /antwortbogen/seite/:page/sichern", "/antwortbogen/seite/unbekannt/sichern", 401, 404, 403, saveFields},
	{"POST /antwortbogen/eingaben", "/antwortbogen/eingaben", 401, 303, 403, "formular=/antwortbogen/team/einladen"},
	{"POST /antwortbogen/eingaben", "/antwortbogen/eingaben", 401, 400, 403, "formular=/antwortbogen/einreichen"},
	{"POST /antwortbogen/seite/:page/eingaben", "/antwortbogen/seite/allgemeines/eingaben", 401, 303, 403, "_form=f&_aktion=verwerfen"},
	{"POST /antwortbogen/seite/:page/eingaben", "/antwortbogen/seite/allgemeines/eingaben", 401, 303, 403, "_form=f&_aktion=uebernehmen"},
	{"POST /antwortbogen/seite/:page/eingaben", "/antwortbogen/seite/unbekannt/eingaben", 401, 404, 403, "_form=f&_aktion=verwerfen"},
	{"GET /antwortbogen/seite/:page/fehlanzeige", "/antwortbogen/seite/bildung/fehlanzeige", 401, 200, 403, ""},
	{"GET /antwortbogen/seite/:page/fehlanzeige", "/antwortbogen/seite/allgemeines/fehlanzeige", 401, 404, 403, ""},
	{"POST /antwortbogen/seite/:page/fehlanzeige", "/antwortbogen/seite/bildung/fehlanzeige", 401, 303, 403, absenceFields},
	{"POST /antwortbogen/seite/:page/fehlanzeige", "/antwortbogen/seite/unbekannt/fehlanzeige", 401, 404, 403, absenceFields},
	{"POST /antwortbogen/seite/:page/fehlanzeige/zuruecknehmen", "/antwortbogen/seite/bildung/fehlanzeige/zuruecknehmen", 401, 303, 403, "_form=f&_save=s"},
	{"POST /antwortbogen/seite/:page/fehlanzeige/zuruecknehmen", "/antwortbogen/seite/unbekannt/fehlanzeige/zuruecknehmen", 401, 404, 403, "_form=f&_save=s"},
	{"GET /antwortbogen/notizen", "/antwortbogen/notizen", 401, 200, 403, ""},
	{"GET /antwortbogen/notizen/:item", "/antwortbogen/notizen/general.hindrances", 401, 200, 403, ""},
	{"GET /antwortbogen/notizen/:item", "/antwortbogen/notizen/unbekannt", 401, 404, 403, ""},
	{"POST /antwortbogen/notizen/:item", "/antwortbogen/notizen/general.hindrances", 401, 303, 403, "_form=f&_notiz:general.hindrances=x"},
	{"POST /antwortbogen/notizen/:item", "/antwortbogen/notizen/general.hindrances", 401, 422, 403, ""},
	{"POST /antwortbogen/notizen/:item", "/antwortbogen/notizen/unbekannt", 401, 404, 403, ""},
	{"POST /antwortbogen/notizen/:item/:note", "/antwortbogen/notizen/general.hindrances/unbekannt", 401, 404, 403, "stand=erledigt"},
	{"POST /antwortbogen/notizen/:item/:note", "/antwortbogen/notizen/general.hindrances/unbekannt", 401, 400, 403, "stand=x"},
	{"GET /antwortbogen/pruefen", "/antwortbogen/pruefen", 401, 200, 403, ""},
	{"POST /antwortbogen/pruefen", "/antwortbogen/pruefen", 401, 303, 403, saveFields},
	{"GET /antwortbogen/antworten.pdf", "/antwortbogen/antworten.pdf", 401, 200, 403, ""},
	{"GET /antwortbogen/antworten.xlsx", "/antwortbogen/antworten.xlsx", 401, 200, 403, ""},
	{"GET /antwortbogen/antworten.json", "/antwortbogen/antworten.json", 401, 200, 403, ""},
	{"GET /antwortbogen/auskunft.json", "/antwortbogen/auskunft.json", 401, 200, 403, ""},
	{"GET /antwortbogen/hochladen", "/antwortbogen/hochladen", 401, 200, 403, ""},
	{"POST /antwortbogen/hochladen", "/antwortbogen/hochladen", 401, 422, 403, ""},
	{"POST /antwortbogen/hochladen/uebernehmen", "/antwortbogen/hochladen/uebernehmen", 401, 303, 403, "_wave=2026&_form=f&_save=s&angaben=%5B%5D"},
	{"GET /antwortbogen/freigabe", "/antwortbogen/freigabe", 401, 200, 403, ""},
	{"GET /antwortbogen/freigabe/stand", "/antwortbogen/freigabe/stand", 401, 200, 403, ""},
	{"POST /antwortbogen/freigabe/festhalten", "/antwortbogen/freigabe/festhalten", 401, 422, 403, "tag="},
	{"POST /antwortbogen/freigabe/einladen", "/antwortbogen/freigabe/einladen", 401, 422, 403, "name="},
	{"POST /antwortbogen/freigabe/bitten", "/antwortbogen/freigabe/bitten", 401, 409, 403, ""},
	{"POST /antwortbogen/freigabe/zuruecknehmen", "/antwortbogen/freigabe/zuruecknehmen", 401, 303, 403, ""},
	{"GET /antwortbogen/durchsicht", "/antwortbogen/durchsicht", 401, 404, 403, ""},
	{"POST /antwortbogen/durchsicht", "/antwortbogen/durchsicht", 401, 404, 403, "entscheidung=freigeben"},
	{"GET /antwortbogen/einstellungen", "/antwortbogen/einstellungen", 401, 200, 403, ""},
	{"POST /antwortbogen/einstellungen/aktenzeichen", "/antwortbogen/einstellungen/aktenzeichen", 401, 303, 403, "aktenzeichen=10.2"},
	{"POST /antwortbogen/einstellungen/freigabe", "/antwortbogen/einstellungen/freigabe", 401, 400, 403, "einreichen=alle"},
	{"GET /antwortbogen/akte", "/antwortbogen/akte", 401, 404, 403, ""},
	{"GET /antwortbogen/akte.pdf", "/antwortbogen/akte.pdf", 401, 404, 403, ""},
	{"GET /antwortbogen/einreichen", "/antwortbogen/einreichen", 401, 200, 403, ""},
	{"GET /antwortbogen/quittung", "/antwortbogen/quittung", 401, 404, 403, ""},
	{"GET /antwortbogen/quittung.pdf", "/antwortbogen/quittung.pdf", 401, 404, 403, ""},
	{"POST /antwortbogen/einreichen", "/antwortbogen/einreichen", 401, 409, 403, "_save=s"},
	{"POST /antwortbogen/zwischenstand", "/antwortbogen/zwischenstand", 401, 400, 403, "zwischenstand=x"},
	{"POST /antwortbogen/eingabe-beenden", "/antwortbogen/eingabe-beenden", 401, 409, 403, ""},
	{"POST /antwortbogen/bestaetigung", "/antwortbogen/bestaetigung", 401, 409, 403, ""},
	{"GET /antwortbogen/oeffnung", "/antwortbogen/oeffnung", 401, 200, 403, ""},
	{"POST /antwortbogen/bestaetigung", "/antwortbogen/bestaetigung", 401, 409, 403, ""},
	{"POST /antwortbogen/oeffnung", "/antwortbogen/oeffnung", 401, 422, 403, "grund="},
	{"GET /antwortbogen/verlauf", "/antwortbogen/verlauf", 401, 200, 403, ""},

	{"GET /dlt/anmelden", "/dlt/anmelden", 200, 200, 303, ""},
	{"POST /dlt/anmelden", "/dlt/anmelden", 422, 422, 422, "login=&passwort="},
	{"GET /dlt/anmelden/dienst", "/dlt/anmelden/dienst", 303, 303, 303, ""},
	{"GET /dlt/anmelden/dienst/verbinden", "/dlt/anmelden/dienst/verbinden", 401, 403, 404, ""}, // a session without an account
	{"GET /dlt/anmelden/dienst/zurueck", "/dlt/anmelden/dienst/zurueck?code=x&state=x", 403, 403, 403, ""},
	{"POST /dlt/anmelden/dienst/zurueck", "/dlt/anmelden/dienst/zurueck", 403, 403, 403, "code=x&state=x"},
	{"POST /dlt/anmelden/dienst/trennen", "/dlt/anmelden/dienst/trennen", 401, 403, 303, ""},
	{"GET /dlt/anmelden/dienst/abmelden", "/dlt/anmelden/dienst/abmelden", 303, 303, 303, ""},
	{"GET /dlt/einladung/:token", "/dlt/einladung/unbekannt", 404, 404, 404, ""},
	{"POST /dlt/einladung/:token", "/dlt/einladung/unbekannt", 404, 404, 404, "passwort=x"},
	{"GET /dlt/zweiter-faktor", "/dlt/zweiter-faktor", 401, 403, 200, ""},
	{"POST /dlt/zweiter-faktor", "/dlt/zweiter-faktor", 401, 403, 422, "code="},
	{"GET /dlt/zweiter-faktor/bild.png", "/dlt/zweiter-faktor/bild.png", 401, 403, 404, ""},
	{"GET /dlt/anmeldungen", "/dlt/anmeldungen", 401, 403, 200, ""},
	{"POST /dlt/anmeldungen", "/dlt/anmeldungen", 401, 403, 303, "anmeldung=unbekannt"},
	{"GET /dlt/passwort", "/dlt/passwort", 401, 403, 200, ""},
	{"POST /dlt/passwort", "/dlt/passwort", 401, 403, 404, "passwort=x"}, // a session without an account
	{"GET /dlt/zweiter-faktor/neu", "/dlt/zweiter-faktor/neu", 401, 403, 404, ""},
	{"POST /dlt/zweiter-faktor/neu", "/dlt/zweiter-faktor/neu", 401, 403, 404, "code=1"},
	{"POST /dlt/zweiter-faktor/codes", "/dlt/zweiter-faktor/codes", 401, 403, 404, ""},
	{"GET /dlt/konten", "/dlt/konten", 401, 403, 200, ""},
	{"POST /dlt/konten", "/dlt/konten", 401, 403, 422, "name=&rolle=reader"},
	{"GET /dlt/konten/:person", "/dlt/konten/unbekannt", 401, 403, 404, ""},
	{"POST /dlt/konten/:person/rolle", "/dlt/konten/unbekannt/rolle", 401, 403, 404, "rolle=reader"},
	{"POST /dlt/konten/:person/sperren", "/dlt/konten/unbekannt/sperren", 401, 403, 404, "sperren=ja"},
	{"POST /dlt/konten/:person/zweiter-faktor", "/dlt/konten/unbekannt/zweiter-faktor", 401, 403, 404, ""},
	{"POST /dlt/konten/:person/dienst-trennen", "/dlt/konten/unbekannt/dienst-trennen", 401, 403, 404, ""},
	{"POST /dlt/konten/:person/abmelden", "/dlt/konten/unbekannt/abmelden", 401, 403, 404, ""},
	{"GET /dlt/bestaetigungen", "/dlt/bestaetigungen", 401, 403, 200, ""},
	{"POST /dlt/bestaetigungen/:change", "/dlt/bestaetigungen/unbekannt", 401, 403, 303, "entscheidung=bestaetigen"},
	{"POST /dlt/bestaetigungen/:change", "/dlt/bestaetigungen/unbekannt", 401, 403, 400, ""},
	{"GET /dlt", "/dlt", 401, 403, 200, ""},
	{"GET /dlt/verzeichnis", "/dlt/verzeichnis", 401, 403, 200, ""},
	{"GET /dlt/verzeichnis.csv", "/dlt/verzeichnis.csv", 401, 403, 200, ""},
	{"GET /dlt/auskunft", "/dlt/auskunft", 401, 403, 200, ""},
	{"POST /dlt/auskunft", "/dlt/auskunft", 401, 403, 200, "suche=niemand"},
	{"POST /dlt/auskunft", "/dlt/auskunft", 401, 403, 422, "suche=x"},
	{"GET /dlt/auskunft/:person", "/dlt/auskunft/KNOWN", 401, 403, 200, ""},
	{"GET /dlt/auskunft/:person", "/dlt/auskunft/p", 401, 403, 404, ""},
	{"GET /dlt/auskunft/:person", "/dlt/auskunft/unbekannt", 401, 403, 404, ""},
	{"GET /dlt/auskunft/:person/auskunft.json", "/dlt/auskunft/KNOWN/auskunft.json", 401, 403, 200, ""},
	{"GET /dlt/auskunft/:person/auskunft.json", "/dlt/auskunft/p/auskunft.json", 401, 403, 404, ""},
	{"GET /dlt/auskunft/:person/auskunft.json", "/dlt/auskunft/unbekannt/auskunft.json", 401, 403, 404, ""},
	{"GET /dlt/:wave/loeschfristen", "/dlt/2026/loeschfristen", 401, 403, 200, ""},
	{"GET /dlt/:wave/loeschfristen", "/dlt/1999/loeschfristen", 401, 403, 404, ""},
	{"POST /dlt/:wave/loeschfristen", "/dlt/2026/loeschfristen", 401, 403, 422, "contacts=2026-11-01"},
	{"POST /dlt/:wave/loeschfristen", "/dlt/1999/loeschfristen", 401, 403, 404, ""},
	{"GET /dlt/protokoll", "/dlt/protokoll", 401, 403, 200, ""},
	{"GET /dlt/protokoll", "/dlt/protokoll?von=gestern", 401, 403, 422, ""},
	{"GET /dlt/protokoll.csv", "/dlt/protokoll.csv", 401, 403, 200, ""},
	{"POST /dlt/protokoll/pruefen", "/dlt/protokoll/pruefen", 401, 403, 200, ""},
	{"GET /dlt/fragebogen", "/dlt/fragebogen", 401, 403, 200, ""},
	{"POST /dlt/fragebogen", "/dlt/fragebogen", 401, 403, 422, "text="},
	{"GET /dlt/fragebogen/:edition", "/dlt/fragebogen/EDITION", 401, 403, 200, ""},
	{"GET /dlt/fragebogen/:edition", "/dlt/fragebogen/unbekannt", 401, 403, 404, ""},
	{"GET /dlt/fragebogen/:edition/seite/:page", "/dlt/fragebogen/EDITION/seite/allgemeines", 401, 403, 200, ""},
	{"GET /dlt/fragebogen/:edition/seite/:page", "/dlt/fragebogen/EDITION/seite/unbekannt", 401, 403, 404, ""},
	{"GET /dlt/fragebogen/:edition/seite/:page", "/dlt/fragebogen/unbekannt/seite/allgemeines", 401, 403, 404, ""},
	{textsRoute, "/dlt/fragebogen/EDITION/seite/allgemeines/texte", 401, 403, 200, ""},
	{textsRoute, "/dlt/fragebogen/EDITION/seite/unbekannt/texte", 401, 403, 404, ""},
	{"POST" + textsRoute[3:], "/dlt/fragebogen/EDITION/seite/allgemeines/texte", 401, 403, 422, ""},
	{"POST" + textsRoute[3:], "/dlt/fragebogen/unbekannt/seite/allgemeines/texte", 401, 403, 404, ""},
	{"GET /dlt/fragebogen/:edition/vergleich", "/dlt/fragebogen/EDITION/vergleich", 401, 403, 200, ""},
	{"GET /dlt/fragebogen/:edition/vergleich", "/dlt/fragebogen/EDITION/vergleich?mit=unbekannt", 401, 403, 404, ""},
	{"GET /dlt/fragebogen/:edition/prognose", "/dlt/fragebogen/EDITION/prognose", 401, 403, 200, ""},
	{"GET /dlt/fragebogen/:edition/prognose", "/dlt/fragebogen/unbekannt/prognose", 401, 403, 404, ""},
	{"GET /dlt/fragebogen/:edition/druck", "/dlt/fragebogen/EDITION/druck", 401, 403, 200, ""},
	{"GET /dlt/fragebogen/:edition/druck", "/dlt/fragebogen/unbekannt/druck", 401, 403, 404, ""},
	{"GET /dlt/fragebogen/:edition/fragebogen.yaml", "/dlt/fragebogen/EDITION/fragebogen.yaml", 401, 403, 200, ""},
	{"GET /dlt/fragebogen/:edition/fragebogen.yaml", "/dlt/fragebogen/unbekannt/fragebogen.yaml", 401, 403, 404, ""},
	{"GET /dlt/fragebogen/:edition/fragebogen.docx", "/dlt/fragebogen/EDITION/fragebogen.docx", 401, 403, 200, ""},
	{"GET /dlt/fragebogen/:edition/fragebogen.docx", "/dlt/fragebogen/unbekannt/fragebogen.docx", 401, 403, 404, ""},
	{"GET /dlt/erhebungen/neu", "/dlt/erhebungen/neu", 401, 403, 200, ""},
	{"GET /dlt/erhebungen/neu", "/dlt/erhebungen/neu?aus=2026", 401, 403, 200, ""},
	{"GET /dlt/erhebungen/neu", "/dlt/erhebungen/neu?aus=1999", 401, 403, 404, ""},
	{"POST /dlt/erhebungen/neu", "/dlt/erhebungen/neu", 401, 403, 422, "titel="},
	{"GET /dlt/nachfolge", "/dlt/nachfolge", 401, 403, 200, ""},
	{"POST /dlt/nachfolge", "/dlt/nachfolge", 401, 403, 422, "vorgaenger-1=3152"},
	{"GET /dlt/nachfolge.csv", "/dlt/nachfolge.csv", 401, 403, 200, ""},
	{"POST /dlt/nachfolge/datei", "/dlt/nachfolge/datei", 401, 403, 422, ""},
	{"GET /dlt/:wave/liste", "/dlt/2026/liste", 401, 403, 200, ""},
	{"GET /dlt/:wave/liste", "/dlt/1999/liste", 401, 403, 404, ""},
	{"GET /dlt/:wave/liste.csv", "/dlt/2026/liste.csv", 401, 403, 200, ""},
	{"GET /dlt/:wave/liste.csv", "/dlt/1999/liste.csv", 401, 403, 404, ""},
	{"POST /dlt/:wave/liste", "/dlt/2026/liste", 401, 403, 422, ""},
	{"POST /dlt/:wave/liste", "/dlt/1999/liste", 401, 403, 404, ""},
	{"POST /dlt/:wave/liste/uebernehmen", "/dlt/2026/liste/uebernehmen", 401, 403, 422, ""},
	{"POST /dlt/:wave/liste/uebernehmen", "/dlt/2026/liste/uebernehmen", 401, 403, 409, "stand=x&inhalt=ags%3Bname%0A01056%3BNeu"},
	{"POST /dlt/:wave/liste/uebernehmen", "/dlt/1999/liste/uebernehmen", 401, 403, 404, ""},
	{"GET /dlt/:wave/einstellungen", "/dlt/2026/einstellungen", 401, 403, 200, ""},
	{"GET /dlt/:wave/einstellungen", "/dlt/1999/einstellungen", 401, 403, 404, ""},
	{"POST /dlt/:wave/einstellungen", "/dlt/2026/einstellungen", 401, 403, 422, "titel="},
	{"POST /dlt/:wave/einstellungen", "/dlt/1999/einstellungen", 401, 403, 404, "titel="},
	{"GET /dlt/:wave/oeffnen", "/dlt/entwurf/oeffnen", 401, 403, 200, ""},
	{"GET /dlt/:wave/oeffnen", "/dlt/1999/oeffnen", 401, 403, 404, ""},
	{"POST /dlt/:wave/oeffnen", "/dlt/entwurf/oeffnen", 401, 403, 422, ""},
	{"POST /dlt/:wave/oeffnen", "/dlt/2026/oeffnen", 401, 403, 409, ""},
	{"POST /dlt/:wave/oeffnen", "/dlt/1999/oeffnen", 401, 403, 404, ""},
	{"GET /dlt/:wave/pretest", "/dlt/2026/pretest", 401, 403, 404, ""}, // is none
	{"GET /dlt/:wave/pretest.csv", "/dlt/2026/pretest.csv", 401, 403, 404, ""},
	{"GET /dlt/:wave/stand", "/dlt/2026/stand", 401, 403, 200, ""},
	{"GET /dlt/:wave/stand", "/dlt/1999/stand", 401, 403, 404, ""},
	{"POST /dlt/:wave/stand", "/dlt/2026/stand", 401, 403, 409, "nach=archived&von-stand=open"},
	{"POST /dlt/:wave/stand", "/dlt/2026/stand", 401, 403, 400, "nach=draft&von-stand=open"},
	{"POST /dlt/:wave/stand", "/dlt/1999/stand", 401, 403, 404, "nach=closed&von-stand=open"},
	{"GET /dlt/:wave", "/dlt/2026", 401, 403, 200, ""},
	{"GET /dlt/:wave", "/dlt/entwurf", 401, 403, 200, ""},
	{"GET /dlt/:wave", "/dlt/1999", 401, 403, 404, ""},
	{"GET /dlt/:wave/freigaben", "/dlt/2026/freigaben", 401, 403, 200, ""},
	{"GET /dlt/:wave/freigaben", "/dlt/1999/freigaben", 401, 403, 404, ""},
	{"POST /dlt/:wave/freigaben", "/dlt/2026/freigaben", 401, 403, 303, "landkreis=01056&person=p&entscheidung=freigeben"},
	{"POST /dlt/:wave/freigaben", "/dlt/2026/freigaben", 401, 403, 400, "landkreis=01056&person=p"},
	{"POST /dlt/:wave/freigaben", "/dlt/1999/freigaben", 401, 403, 404, "landkreis=01056&person=p&entscheidung=freigeben"},
	{"GET /dlt/:wave/landkreise.csv", "/dlt/2026/landkreise.csv", 401, 403, 200, ""},
	{"GET /dlt/:wave/landkreise.xlsx", "/dlt/2026/landkreise.xlsx", 401, 403, 200, ""},
	{"POST /dlt/:wave/ansichten", "/dlt/2026/ansichten", 401, 403, 303, "ansicht-name=Offene&ansicht=status%3Dunderway"},
	{"POST /dlt/:wave/ansichten", "/dlt/1999/ansichten", 401, 403, 404, "ansicht-name=Offene&ansicht=status%3Dunderway"},
	{"POST /dlt/:wave/ansichten/loeschen", "/dlt/2026/ansichten/loeschen", 401, 403, 303, "name=Offene"},
	{"GET /dlt/:wave/landkreise/:county/anruf", "/dlt/2026/landkreise/01056/anruf", 401, 403, 200, ""},
	{"GET /dlt/:wave/landkreise/:county/anruf", "/dlt/2026/landkreise/03241/anruf", 401, 403, 200, ""},
	{"GET /dlt/:wave/landkreise/:county/anruf", "/dlt/2026/landkreise/99999/anruf", 401, 403, 404, ""},
	{"POST /dlt/:wave/landkreise/:county/anruf", "/dlt/2026/landkreise/01056/anruf", 401, 403, 303, "ergebnis=reached"},
	{"POST /dlt/:wave/landkreise/:county/anruf", "/dlt/2026/landkreise/03241/anruf", 401, 403, 303, "ergebnis=reached"},
	{"GET /dlt/:wave/landkreise.csv", "/dlt/1999/landkreise.csv", 401, 403, 404, ""},
	{"GET /dlt/:wave/offen", "/dlt/2026/offen", 401, 403, 200, ""},
	{"GET /dlt/:wave/offen", "/dlt/1999/offen", 401, 403, 404, ""},
	{"GET /dlt/:wave/offen.docx", "/dlt/2026/offen.docx", 401, 403, 200, ""},
	{"GET /dlt/:wave/offen.docx", "/dlt/1999/offen.docx", 401, 403, 404, ""},
	{"GET /dlt/:wave/landkreise/:county", "/dlt/2026/landkreise/01056", 401, 403, 200, ""},
	{"GET /dlt/:wave/landkreise/:county", "/dlt/2026/landkreise/07131", 401, 403, 200, ""},
	{"GET /dlt/:wave/landkreise/:county", "/dlt/2026/landkreise/99999", 401, 403, 404, ""},
	{"GET /dlt/:wave/landkreise/:county", "/dlt/1999/landkreise/07131", 401, 403, 404, ""},
	{returnRoute, "/dlt/2026/landkreise/07131/zurueckgeben", 401, 403, 422, ""},
	{returnRoute, "/dlt/2026/landkreise/07131/zurueckgeben", 401, 403, 303, "rueckgabe=Bitte+Frage+3"},
	{returnRoute, "/dlt/2026/landkreise/03241/zurueckgeben", 401, 403, 409, "rueckgabe=x"},
	{returnRoute, "/dlt/2026/landkreise/99999/zurueckgeben", 401, 403, 404, ""},
	{returnRoute, "/dlt/1999/landkreise/07131/zurueckgeben", 401, 403, 404, ""},
	{countyRoute + "frist", "/dlt/2026/landkreise/03241/frist", 401, 403, 422, "frist=morgen"},
	{countyRoute + "frist", "/dlt/2026/landkreise/03241/frist", 401, 403, 303, "gesehen=0&frist=10.12.2026&frist-grund=x"},
	{countyRoute + "frist", "/dlt/1999/landkreise/03241/frist", 401, 403, 404, "frist=10.12.2026&frist-grund=x"},
	{countyRoute + "absage", "/dlt/2026/landkreise/03241/absage", 401, 403, 422, ""},
	{countyRoute + "absage", "/dlt/2026/landkreise/03241/absage", 401, 403, 303, "absage-tag=16.11.2026&absage-grund=x"},
	{countyRoute + "absage", "/dlt/2026/landkreise/99999/absage", 401, 403, 404, "absage-tag=16.11.2026&absage-grund=x"},
	{countyRoute + "absage/zuruecknehmen", "/dlt/2026/landkreise/03241/absage/zuruecknehmen", 401, 403, 303, ""},
	{countyRoute + "absage/zuruecknehmen", "/dlt/2026/landkreise/99999/absage/zuruecknehmen", 401, 403, 404, ""},
	{countyRoute + "vermerk", "/dlt/2026/landkreise/01056/vermerk", 401, 403, 303, "art=anruf&vermerk=x"},
	{countyRoute + "vermerk", "/dlt/2026/landkreise/03241/vermerk", 401, 403, 422, "art=anruf"},
	{countyRoute + "vermerk", "/dlt/2026/landkreise/99999/vermerk", 401, 403, 404, "art=anruf&vermerk=x"},
	{countyRoute + "zugang", "/dlt/2026/landkreise/03241/zugang", 401, 403, 303, ""},
	{countyRoute + "zugang", "/dlt/2026/landkreise/99999/zugang", 401, 403, 404, ""},
	{"GET" + countyRoute[4:] + "kontakte", "/dlt/2026/landkreise/01056/kontakte", 401, 403, 200, ""},
	{"GET" + countyRoute[4:] + "kontakte", "/dlt/2026/landkreise/03241/kontakte", 401, 403, 200, ""},
	{"GET" + countyRoute[4:] + "kontakte", "/dlt/2026/landkreise/99999/kontakte", 401, 403, 404, ""},
	{countyRoute + "kontakte", "/dlt/2026/landkreise/03241/kontakte", 401, 403, 409, ""},
	{countyRoute + "kontakte", "/dlt/2026/landkreise/99999/kontakte", 401, 403, 404, ""},
	{countyRoute + "eingabe/beginnen", "/dlt/2026/landkreise/03241/eingabe/beginnen", 401, 403, 422, "eingang=papier"},
	{countyRoute + "eingabe/beginnen", "/dlt/2026/landkreise/07131/eingabe/beginnen", 401, 403, 303, proxyFields},
	{countyRoute + "eingabe/beginnen", "/dlt/2026/landkreise/03241/eingabe/beginnen", 401, 403, 303, proxyFields},
	{countyRoute + "eingabe/beginnen", "/dlt/2026/landkreise/99999/eingabe/beginnen", 401, 403, 404, proxyFields},
	{proxyRoutes[1], "/dlt/2026/landkreise/03241/eingabe", 401, 403, 200, ""},
	{proxyRoutes[1] + "/seite/:page", "/dlt/2026/landkreise/03241/eingabe/seite/" + area, 401, 403, 200, ""},
	{proxyRoutes[0] + "/seite/:page", "/dlt/2026/landkreise/03241/eingabe/seite/" + area, 401, 403, 303, saveFields},
	{proxyRoutes[0] + "/seite/:page/sichern", "/dlt/2026/landkreise/03241/eingabe/seite/" + area + "/sichern", 401, 403, 200, saveFields},
	{proxyRoutes[1] + "/seite/:page/fehlanzeige", "/dlt/2026/landkreise/03241/eingabe/seite/" + area + "/fehlanzeige", 401, 403, 200, ""},
	{proxyRoutes[0] + "/seite/:page/fehlanzeige", "/dlt/2026/landkreise/03241/eingabe/seite/" + area + "/fehlanzeige", 401, 403, 303, absenceFields},
	{proxyRoutes[0] + "/seite/:page/fehlanzeige/zuruecknehmen", "/dlt/2026/landkreise/03241/eingabe/seite/" + area + "/fehlanzeige/zuruecknehmen", 401, 403, 303, "_form=f&_save=s2"},
	{proxyRoutes[1] + "/pruefen", "/dlt/2026/landkreise/03241/eingabe/pruefen", 401, 403, 200, ""},
	{proxyRoutes[0] + "/pruefen", "/dlt/2026/landkreise/03241/eingabe/pruefen", 401, 403, 303, "_form=f&_save=s3&_wave=2026"},
	{proxyRoutes[1] + "/einreichen", "/dlt/2026/landkreise/03241/eingabe/einreichen", 401, 403, 200, ""},
	{proxyRoutes[0] + "/einreichen", "/dlt/2026/landkreise/03241/eingabe/einreichen", 401, 403, 400, ""},
	{countyRoute + "eingabe/beenden", "/dlt/2026/landkreise/03241/eingabe/beenden", 401, 403, 303, ""},
	{proxyRoutes[1], "/dlt/2026/landkreise/03241/eingabe", 401, 403, 409, ""},
	{declineRoute, "/dlt/2026/landkreise/07131/oeffnung-ablehnen", 401, 403, 409, "nummer=1&antwort=nein"},
	{declineRoute, "/dlt/2026/landkreise/07131/oeffnung-ablehnen", 401, 403, 409, "nummer=1"},
	{declineRoute, "/dlt/2026/landkreise/99999/oeffnung-ablehnen", 401, 403, 404, "nummer=1&antwort=nein"},
	{declineRoute, "/dlt/1999/landkreise/07131/oeffnung-ablehnen", 401, 403, 404, "nummer=1&antwort=nein"},
	{"GET /dlt/:wave/fragebogen", "/dlt/2026/fragebogen", 401, 403, 200, ""},
	{"GET /dlt/:wave/fragebogen", "/dlt/1999/fragebogen", 401, 403, 404, ""},
	{"POST /dlt/:wave/fragebogen/vorschlagen", "/dlt/2026/fragebogen/vorschlagen", 401, 403, 404, "ausgabe=unbekannt"},
	{"POST /dlt/:wave/fragebogen/vorschlagen", "/dlt/1999/fragebogen/vorschlagen", 401, 403, 404, "ausgabe=unbekannt"},
	{"POST /dlt/:wave/fragebogen/zurueckziehen", "/dlt/2026/fragebogen/zurueckziehen", 401, 403, 404, "ausgabe=unbekannt"},
	{"POST /dlt/:wave/fragebogen/zurueckziehen", "/dlt/2026/fragebogen/zurueckziehen", 401, 403, 409, "ausgabe=EDITION"},
	{"POST /dlt/:wave/fragebogen/zurueckziehen", "/dlt/1999/fragebogen/zurueckziehen", 401, 403, 404, "ausgabe=unbekannt"},
	{"POST /dlt/:wave/fragebogen/freigeben", "/dlt/2026/fragebogen/freigeben", 401, 403, 404, "ausgabe=unbekannt"},
	{"POST /dlt/:wave/fragebogen/freigeben", "/dlt/2026/fragebogen/freigeben", 401, 403, 409, "ausgabe=EDITION"},
	{"POST /dlt/:wave/fragebogen/freigeben", "/dlt/1999/fragebogen/freigeben", 401, 403, 404, "ausgabe=unbekannt"},
	{"GET" + countyRoute[4:] + "erinnern", "/dlt/2026/landkreise/01056/erinnern", 401, 403, 200, ""},
	{"GET" + countyRoute[4:] + "erinnern", "/dlt/2026/landkreise/07131/erinnern", 401, 403, 200, ""},
	{countyRoute + "erinnern", "/dlt/2026/landkreise/07131/erinnern", 401, 403, 409, ""},
	{countyRoute + "erinnern", "/dlt/2026/landkreise/99999/erinnern", 401, 403, 404, ""},
	{"GET /dlt/:wave/erinnern", "/dlt/2026/erinnern", 401, 403, 200, ""},
	{"GET /dlt/:wave/erinnern", "/dlt/2026/erinnern?anlass=unbekannt", 401, 403, 404, ""},
	{"GET /dlt/:wave/erinnern", "/dlt/1999/erinnern", 401, 403, 404, ""},
	{"POST /dlt/:wave/erinnern", "/dlt/2026/erinnern", 401, 403, 422, "anlass=reminder-never_came"},
	{"POST /dlt/:wave/erinnern", "/dlt/2026/erinnern", 401, 403, 404, ""},
	{"GET /dlt/:wave/anschreiben", "/dlt/2026/anschreiben", 401, 403, 200, ""},
	{"GET /dlt/:wave/anschreiben", "/dlt/1999/anschreiben", 401, 403, 404, ""},
	{"GET /dlt/:wave/anschreiben/neu", "/dlt/2026/anschreiben/neu", 401, 403, 200, ""},
	{"POST /dlt/:wave/anschreiben/neu", "/dlt/2026/anschreiben/neu", 401, 403, 422, "anlass="},
	{"POST /dlt/:wave/anschreiben/neu", "/dlt/1999/anschreiben/neu", 401, 403, 404, "anlass="},
	{"GET /dlt/:wave/anschreiben/:campaign", "/dlt/2026/anschreiben/CAMPAIGN", 401, 403, 200, ""},
	{"GET /dlt/:wave/anschreiben/:campaign", "/dlt/2026/anschreiben/unbekannt", 401, 403, 404, ""},
	{"GET /dlt/:wave/anschreiben/:campaign", "/dlt/entwurf/anschreiben/CAMPAIGN", 401, 403, 404, ""},
	{"POST /dlt/:wave/anschreiben/:campaign", "/dlt/2026/anschreiben/CAMPAIGN", 401, 403, 422, "betreff="},
	{"GET /dlt/:wave/anschreiben/:campaign/vorschau", "/dlt/2026/anschreiben/CAMPAIGN/vorschau", 401, 403, 200, ""},
	{"GET /dlt/:wave/anschreiben/:campaign/vorschau", "/dlt/2026/anschreiben/CAMPAIGN/vorschau?landkreis=99999", 401, 403, 404, ""},
	{"GET /dlt/:wave/anschreiben/:campaign/empfaenger", "/dlt/2026/anschreiben/CAMPAIGN/empfaenger", 401, 403, 200, ""},
	{"POST /dlt/:wave/anschreiben/:campaign/probe", "/dlt/2026/anschreiben/CAMPAIGN/probe", 401, 403, 422, "landkreis=01056"},
	{"POST /dlt/:wave/anschreiben/:campaign/probe", "/dlt/2026/anschreiben/CAMPAIGN/probe", 401, 403, 400, ""},
	{"POST /dlt/:wave/anschreiben/:campaign/starten", "/dlt/2026/anschreiben/CAMPAIGN/starten", 401, 403, 422, ""},
	{"POST /dlt/:wave/anschreiben/:campaign/anhalten", "/dlt/2026/anschreiben/CAMPAIGN/anhalten", 401, 403, 303, ""},
	{"POST /dlt/:wave/anschreiben/:campaign/verwerfen", "/dlt/2026/anschreiben/CAMPAIGN/verwerfen", 401, 403, 303, ""},
	{"POST /dlt/:wave/anschreiben/:campaign/serienbrief", "/dlt/2026/anschreiben/CAMPAIGN/serienbrief", 401, 403, 400, ""},
	{"POST /dlt/:wave/anschreiben/:campaign/verschickt", "/dlt/2026/anschreiben/CAMPAIGN/verschickt", 401, 403, 303, ""},
	{"POST /dlt/:wave/anschreiben/:campaign/landkreise", "/dlt/2026/anschreiben/CAMPAIGN/landkreise", 401, 403, 404, "landkreis=01056&entscheidung=erneut"},
	{"POST /dlt/:wave/anschreiben/:campaign/landkreise", "/dlt/2026/anschreiben/CAMPAIGN/landkreise", 401, 403, 400, ""},
	{"GET /dlt/:wave/abbildungen", "/dlt/2026/abbildungen", 401, 403, 200, ""},
	{"GET /dlt/:wave/abbildungen", "/dlt/1999/abbildungen", 401, 403, 404, ""},
	{"GET /dlt/:wave/abbildungen.csv", "/dlt/2026/abbildungen.csv", 401, 403, 200, ""},
	{"GET /dlt/:wave/abbildungen.csv", "/dlt/1999/abbildungen.csv", 401, 403, 404, ""},
	{"GET /dlt/:wave/abbildungen/:figure", "/dlt/2026/abbildungen/A1", 401, 403, 200, ""},
	{"GET /dlt/:wave/abbildungen/:figure", "/dlt/2026/abbildungen/54", 401, 403, 404, ""},
	{"GET /dlt/:wave/daten", "/dlt/2026/daten", 401, 403, 200, ""},
	{"GET /dlt/:wave/daten", "/dlt/1999/daten", 401, 403, 404, ""},
	{"GET /dlt/:wave/antworten.csv", "/dlt/2026/antworten.csv?ansprechpersonen=ja", 401, 403, 200, ""},
	{"GET /dlt/:wave/antworten.csv", "/dlt/1999/antworten.csv", 401, 403, 404, ""},
	{"GET /dlt/:wave/antworten.json", "/dlt/2026/antworten.json?ansprechpersonen=ja", 401, 403, 200, ""},
	{"GET /dlt/:wave/antworten.json", "/dlt/1999/antworten.json", 401, 403, 404, ""},
	{"GET /dlt/:wave/antworten-ohne-namen.csv", "/dlt/2026/antworten-ohne-namen.csv", 401, 403, 200, ""},
	{"GET /dlt/:wave/antworten-ohne-namen.csv", "/dlt/1999/antworten-ohne-namen.csv", 401, 403, 404, ""},
	{"GET /dlt/:wave/codebuch.csv", "/dlt/2026/codebuch.csv", 401, 403, 200, ""},
	{"GET /dlt/:wave/codebuch.csv", "/dlt/1999/codebuch.csv", 401, 403, 404, ""},
}

func (r row) method() string { method, _, _ := strings.Cut(r.route, " "); return method }

// fits reports whether the router leads the row's path to its route.
func (r row) fits() bool {
	_, route, _ := strings.Cut(r.route, " ")
	pattern := regexp.MustCompile(`:[a-z]+`).ReplaceAllString(regexp.QuoteMeta(route), `[^/]+`)
	path, _, _ := strings.Cut(r.path, "?")
	return regexp.MustCompile("^" + strings.ReplaceAll(pattern, `\*`, ".*") + "$").MatchString(path)
}

func TestTheMatrixHoldsEveryRoute(t *testing.T) {
	s := onSQLite(t)
	routes := s.server.Routes()
	listed := map[string]bool{}
	for _, r := range matrix {
		listed[r.route] = true
		if !slices.Contains(routes, r.route) || !r.fits() {
			t.Errorf("no route %s, or it does not lead to %s", r.route, r.path)
		}
	}
	for _, route := range routes {
		if get := strings.Replace(route, "HEAD ", "GET ", 1); !listed[get] {
			t.Errorf("route %s is not in the matrix", route)
		}
	}
}

// walls is a site with a draft in Pinneberg and Hannover, a submission of
// Ahrweiler and a wave that is not open.
type walls struct {
	*site
	link     string
	campaign string // draft
	known    string // to the DLT: one of its own
}

const (
	draftCanary     = "Kanarienvogel im Entwurf"
	submittedCanary = "Kanarienvogel in der Einreichung"
)

func newWalls(s *site) *walls {
	s.t.Helper()
	s.addWave(survey.Wave{Key: "entwurf", Title: "Nicht eröffnet", Year: 2027, FirstDay: "2027-01-01", LastDay: "2027-01-31"}, dlt())
	for county, text := range map[string]string{storetest.Hannover: draftCanary, storetest.Ahrweiler: submittedCanary} {
		s.county(county, "other").open("allgemeines").write("general.hindrances_other", text).tick("_fertig", "ja").press("weiter")
	}
	s.county(storetest.Ahrweiler, "other").submit()
	s.county(storetest.Ahrweiler, "other").get("/antwortbogen").says("eingereicht")
	s.county(storetest.Pinneberg, "p")
	s.plan(storetest.Pinneberg, "p", map[string]string{areaWhat: "Schulamt"})
	s.plan(storetest.Ahrweiler, "other", map[string]string{areaWhat: "Amt in Ahrweiler"})
	colleague, err := s.store.CreateAccount(s.t.Context(), access.AdminAccount{Login: "lesen@dlt.example", Name: "Herr Leser", PasswordHash: "hash", Role: access.Reader})
	must(s.t, err)
	return &walls{s, s.invite(storetest.Pinneberg), s.draftCampaign(), colleague}
}

func (w *walls) path(r row) string { return w.filled(r.path) }

// filled puts in what is known only once the site is there.
func (w *walls) filled(text string) string {
	return strings.NewReplacer("/zugang/LINK", w.link, "CAMPAIGN", w.campaign, "KNOWN", w.known, "EDITION", sha(dlt())).Replace(text)
}

// browser is a new one of the role.
func (w *walls) browser(role access.Role) *browser {
	w.t.Helper()
	switch role {
	case access.CountyRep:
		return w.county(storetest.Pinneberg, "p")
	case access.Anonymous:
		return w.visitor()
	}
	return w.staff(role)
}

// as is a new browser of the role, with a token for its forms.
func (w *walls) as(role access.Role) (b *browser, token string) {
	w.t.Helper()
	b = w.browser(role)
	from := "/dlt"
	switch role {
	case access.Anonymous:
		from = "/dlt/anmelden"
	case access.CountyRep:
		from = "/antwortbogen/quittung"
	}
	return b, attr(b.get(from).all("form input[name=_token]")[0], "value")
}

func (w *walls) try(r row, role access.Role) *page {
	w.t.Helper()
	if r.method() == http.MethodGet {
		return w.browser(role).get(w.path(r))
	}
	b, token := w.as(role)
	fields, err := url.ParseQuery(w.filled(r.fields))
	must(w.t, err)
	fields.Set("_token", token)
	return b.post(w.path(r), fields)
}

func TestNoWaveIsCalledAsAPageOfTheDLT(t *testing.T) {
	for _, route := range onSQLite(t).server.Routes() {
		_, path, _ := strings.Cut(route, " ")
		rest, below := strings.CutPrefix(path, "/dlt/")
		segment, _, _ := strings.Cut(rest, "/")
		if below && !strings.HasPrefix(segment, ":") && survey.ValidWaveKey(segment) {
			t.Errorf("a wave may be called %q, whose pages nobody would reach", segment)
		}
	}
}

func TestEveryRoleGetsWhatTheMatrixSays(t *testing.T) {
	each(t, func(t *testing.T, s *site) {
		w := newWalls(s)
		for _, r := range matrix {
			for _, c := range []struct {
				role access.Role
				want int
			}{{access.Anonymous, r.anonymous}, {access.CountyRep, r.county}, {access.Admin, r.admin}} {
				if p := w.try(r, c.role); p.status != c.want {
					t.Errorf("%s as %s: status %d, want %d", p.request, c.role, p.status, c.want)
				}
			}
		}
	})
}

func TestNobodyReadsWhatIsNotTheirs(t *testing.T) {
	s := onSQLite(t)
	w := newWalls(s)
	strangers := []*browser{s.visitor(), s.county(storetest.Pinneberg, "p")}
	for _, b := range strangers {
		b.header.Set("X-Original-Url", "/dlt/2026/antworten.csv")
		b.header.Set("X-Http-Method-Override", "POST")
	}
	dlt := s.admin()
	for _, r := range matrix {
		if r.method() != http.MethodGet {
			continue
		}
		path := w.path(r)
		dlt.get(path).hides(draftCanary)
		if !strings.Contains(path, "?") {
			path += "?county=07131&landkreis=07131&unit=07131&wave=2026"
		}
		for _, b := range strangers {
			b.get(path).hides(draftCanary).hides(submittedCanary).hides("Ahrweiler")
		}
	}
}

func TestNoPostPassesWithoutItsTokenOrFromAnotherSite(t *testing.T) {
	s := onSQLite(t)
	w := newWalls(s)
	before := storetest.Dump(t, s.store, "session", "audit")
	for _, r := range matrix {
		if r.method() != http.MethodPost {
			continue
		}
		for _, role := range []access.Role{access.CountyRep, access.Admin} {
			b, token := w.as(role)
			_, foreign := w.as(role)
			fields, err := url.ParseQuery(w.filled(r.fields))
			must(t, err)
			for _, bad := range []string{"", "x", foreign, token[:len(token)-2], strings.Repeat("A", len(token))} {
				if fields.Set("_token", bad); bad == "" {
					fields.Del("_token")
				}
				if p := b.post(w.path(r), fields); p.status != http.StatusForbidden && p.status != http.StatusNotFound {
					t.Errorf("%s as %s with the token %q: status %d", r.route, role, bad, p.status)
				}
			}
			fields.Set("_token", token)
			for name, value := range map[string]string{"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"} {
				evil := b.again()
				evil.header = http.Header{name: {value}, "Sec-Fetch-Site": {"cross-site"}}
				if name == "Origin" {
					evil.header["Sec-Fetch-Site"] = nil
				}
				evil.post(w.path(r), fields).expect(http.StatusForbidden)
			}
		}
	}
	sameTables(t, before, storetest.Dump(t, s.store, "session", "audit"))
}

func TestOnlyTheListedMethodsAreAnswered(t *testing.T) {
	s := onSQLite(t)
	w := newWalls(s)
	routes := s.server.Routes()
	b := s.admin()
	for _, r := range matrix {
		_, route, _ := strings.Cut(r.route, " ")
		for _, method := range []string{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE"} {
			if slices.Contains(routes, method+" "+route) {
				continue
			}
			if p := b.do(method, w.path(r), "application/x-www-form-urlencoded", ""); p.status != http.StatusMethodNotAllowed {
				t.Errorf("%s %s: status %d, want 405", method, r.path, p.status)
			}
		}
	}
}

func TestAForeignHostNameIsTurnedAway(t *testing.T) {
	s := onSQLite(t)
	w := newWalls(s)
	b, token := w.as(access.Admin)
	for _, r := range matrix {
		b.header = http.Header{"Host": {"evil.example"}}
		want := http.StatusMisdirectedRequest
		if r.route == "GET /healthz" {
			want = http.StatusOK
		}
		b.do(r.method(), w.path(r), "application/x-www-form-urlencoded", "_token="+token).expect(want).hides("evil.example")
	}
	b.header = http.Header{"X-Forwarded-Host": {"evil.example"}, "Forwarded": {"host=evil.example"}}
	b.get("/dlt").expect(http.StatusOK).hides("evil.example")
}

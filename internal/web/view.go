package web

import (
	"time"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

// base is what the layout needs of every page.
type base struct {
	Title    string
	Errors   int    // more than 0 puts „Fehler:“ before the title
	Notice   string // one sentence about what just happened
	Token    string // of this visitor's forms
	User     *userView
	Wave     *waveView
	Above    []navItem // the DLT's menu: the pages that belong to no wave
	Nav      []navItem // the DLT's pages of a wave, or the sections of a county's response
	Contact  Contact
	Refilled *keptView  // nil: no form of the page holds what was sent too late
	Root     string     // address of the pages of a county's response
	Proxy    *proxyView // nil: nobody types in the county's place
}

type userView struct {
	Name  string
	Staff bool // of the DLT's side
	Role  string

	principal access.Principal
}

// May lets a template leave out what the visitor could not do anyway.
func (u *userView) May(p access.Permission) bool { return u.principal.May(p) }

type waveView struct {
	Key           string
	Title         string
	Year          int
	SampleData    bool
	Reconstructed bool
	Pretest       bool
	Open          bool
	Deadline      string
	DaysLeft      int
}

// navItem is an entry of the side navigation.
type navItem struct {
	Title   string
	Href    string
	Status  string
	Current bool
}

func (s *Server) base(c echo.Context, title string) base {
	v := visitorOf(c)
	b := base{Title: title, Token: v.formToken(), Contact: s.Contact, Notice: noticeText(c.QueryParam("hinweis"))}
	b.Refilled, _ = c.Get(keptKey).(*keptView)
	if v.Role != access.Anonymous {
		b.User = &userView{Name: v.Name, Staff: v.Role.Staff(), Role: v.Role.Text(), principal: v.Principal}
	}
	return b
}

// notices are the sentences that a redirect may ask for. Only their keys stand
// in an address, so no link can put words on our pages.
var notices = map[string]string{
	"gespeichert":                  "Ihre Angaben wurden gespeichert.",
	"weitere-fragen":               "Ihre Angaben wurden gespeichert. Auf dieser Seite gibt es dadurch weitere Fragen oder Antworten.",
	"loeschtage":                   "Die Löschtage sind gespeichert.",
	"aufgehoben":                   "Ihre Sitzung war inzwischen beendet. Was Sie eingegeben haben, ist aufgehoben, aber noch nicht gespeichert: Übernehmen oder verwerfen Sie es bitte.",
	"verworfen":                    "Die nicht gespeicherten Eingaben sind verworfen.",
	"anders-bestaetigt":            "Eine Bestätigung wurde inzwischen an anderer Stelle geändert. Diese gilt; bitte sehen Sie noch einmal nach.",
	"hochgeladen":                  "Die Angaben aus der Datei wurden gespeichert.",
	"fehlanzeige":                  "Die Fehlanzeige wurde eingetragen. Sie können sie jederzeit zurücknehmen.",
	"zurueckgenommen":              "Die Fehlanzeige wurde zurückgenommen. Ihre früheren Angaben stehen wieder im Antwortbogen.",
	"freigaben":                    "Die Fragen sind neu zugeteilt. Das gilt ab sofort.",
	"entzogen":                     "Der Zugang ist zurückgenommen. Was schon beantwortet ist, bleibt erhalten.",
	"rolle":                        "Die Aufgaben sind geändert. Das gilt ab sofort.",
	"erinnert":                     "Die Erinnerung ist auf dem Weg. Wer in den letzten 24 Stunden schon erinnert wurde, bekommt keine zweite.",
	"nicht-erinnert":               "Es wurde niemand erinnert: Entweder fehlt nichts mehr, oder die letzte Erinnerung ist noch keine 24 Stunden her.",
	"nachrichten":                  "Die Einstellung zu den Nachrichten ist gespeichert.",
	"team-geaendert":               "Das war so nicht möglich, weil sich die Aufgaben inzwischen geändert haben. Bitte sehen Sie noch einmal nach.",
	"zustaendigkeiten":             "Die Zuständigkeiten sind gespeichert.",
	"zustaendigkeiten-uebernommen": "Die Zuständigkeiten der früheren Erhebung sind übernommen. Sie können sie hier ändern.",
	"zustaendigkeiten-teils":       "Die Zuständigkeiten der früheren Erhebung sind übernommen, außer wo inzwischen jemand ein anderes Amt eingetragen hat.",
	"notiz":                        "Die Notiz ist gespeichert.",
	"notiz-erledigt":               "Die Notiz ist erledigt. Sie bleibt hier stehen und lässt sich wieder öffnen.",
	"notiz-offen":                  "Die Notiz ist wieder offen.",
	"freigabe-festgehalten":        "Die Freigabe ist festgehalten.",
	"freigabe-erbeten":             "Die Hausleitung ist um Freigabe gebeten. Die Nachricht ist unterwegs.",
	"freigabe-zurueckgenommen":     "Das ist zurückgenommen.",
	"freigabe-geaendert":           "Das war so nicht möglich, weil sich inzwischen etwas geändert hat. Bitte sehen Sie noch einmal nach.",
	"hausleitung":                  "Die Einladung ist gespeichert.",
	"bemerkungen":                  "Ihre Bemerkungen sind gespeichert. Die Koordination kann sie lesen.",
	"freigegeben-haus":             "Sie haben die Antworten freigegeben. Die Koordination kann sie jetzt einreichen.",
	"zurueckgegeben-haus":          "Sie haben die Antworten zurückgegeben. Die Koordination liest Ihre Bemerkungen.",
	"abgemeldet":                   "Sie sind abgemeldet. Ihre gespeicherten Angaben bleiben erhalten.",
	"eingabe-abgelehnt":            "Die Eingabe des Deutschen Landkreistages ist beendet. Er sieht Ihren Entwurf nicht mehr. Was eingetragen ist, steht weiter in Ihrem Antwortbogen.",
	"eingabe-beendet":              "Die Eingabe für den Landkreis ist beendet. Was eingegeben ist, bleibt in seinem Antwortbogen.",
	"eingabe-eingereicht":          "Der Antwortbogen ist für den Landkreis eingereicht. Er bekommt die Quittung mit der Bitte, sie zu bestätigen, wenn eine Adresse hinterlegt ist.",
	"eingabe-bestaetigt":           "Vielen Dank. Sie haben bestätigt, dass die Antworten stimmen.",
	"geaendert":                    "Der Fragebogen wurde inzwischen geändert. Bitte sehen Sie diese Seite noch einmal durch; Ihre gespeicherten Angaben sind noch da.",
	"vorgeschlagen":                "Die Ausgabe ist vorgeschlagen. Sie gilt, sobald eine zweite Person sie freigibt.",
	"zurueckgezogen":               "Der Vorschlag ist zurückgezogen. Es gilt weiterhin die bisherige Ausgabe.",
	"freigegeben":                  "Die Ausgabe gilt ab jetzt für diese Erhebung.",
	"zurueckgegeben":               "Der Antwortbogen wurde zur Überarbeitung zurückgegeben. Bis zur neuen Einreichung zählt die bisherige.",
	"zwischenstand":                "Der Zwischenstand ist freigegeben. Was Sie danach ändern, gehört erst dazu, wenn Sie ihn noch einmal freigeben.",
	"zwischenstand-zurueck":        "Der Zwischenstand ist nicht mehr freigegeben.",
	"frist-verlaengert":            "Die Frist ist verlängert. Der Landkreis bekommt eine Nachricht, wenn eine Adresse hinterlegt ist.",
	"absage":                       "Die Absage ist eingetragen. Der Landkreis wird nicht mehr erinnert.",
	"absage-zurueck":               "Die Absage ist zurückgenommen. Der Landkreis kann weiterarbeiten.",
	"vermerkt":                     "Der Vermerk ist gespeichert.",
	"kontakte":                     "Die Ansprechpersonen sind gespeichert.",
	"kontakte-warten":              "Die Ansprechpersonen sind gespeichert. Mindestens eine Adresse wartet auf die Freigabe durch den DLT; bis dahin geht nichts dorthin.",
	"liste":                        "Die Liste der Landkreise ist übernommen. Sie gilt ab sofort.",
	"nachfolge":                    "Vorgänger und Nachfolger sind gespeichert.",
	"keine-adresse":                "Es wurde nichts verschickt und nichts geändert: Für diesen Landkreis ist keine Ansprechperson hinterlegt.",
	"zugang-ueberholt":             "Inzwischen hat jemand anderes den Zugang dieses Landkreises erneuert oder ihm eine Einladung geschickt. Es wurde nichts geändert. Sehen Sie bitte nach, was geschehen ist, bevor Sie den Zugang noch einmal erneuern.",
	"neu-eingeladen":               "Der Landkreis bekommt eine neue Einladung. Frühere Einladungen des DLT gelten nicht mehr; das Team des Landkreises arbeitet weiter.",
	"ausgabe-gespeichert":          "Die Ausgabe ist gespeichert. In einer Erhebung gilt sie erst, wenn sie dort in Kraft gesetzt wird.",
	"ausgabe-bekannt":              "Genau diese Ausgabe ist schon gespeichert.",
	"erhebung-angelegt":            "Die Erhebung ist als Entwurf angelegt. Hier sehen Sie, was vor dem Öffnen noch fehlt.",
	"erhebung-geoeffnet":           "Die Erhebung ist geöffnet. Jeder Landkreis hat jetzt einen Antwortbogen.",
	"aktenzeichen":                 "Das Aktenzeichen ist gespeichert. Es steht ab sofort in der Ausfertigung für die Akte.",
	"einstellungen":                "Die Einstellungen sind gespeichert. Sie gelten ab sofort.",
	"stand-geaendert":              "Der Stand der Erhebung ist geändert.",
	"ansicht":                      "Die Ansicht ist gespeichert. Sie steht als Link über der Liste.",
	"ansicht-geloescht":            "Die Ansicht ist gelöscht.",
	"anruf":                        "Der Anruf ist festgehalten.",
	"gebeten":                      "Ihre Bitte ist beim Deutschen Landkreistag. Über die Entscheidung lesen Sie hier.",
	"abgelehnt":                    "Die Bitte ist abgelehnt. Der Landkreis liest Ihre Antwort in seinem Antwortbogen.",
	"code-unterwegs":               "Der Code ist unterwegs. Sehen Sie bitte in das Postfach der hinterlegten Adresse, auch in den Ordner für unerwünschte Nachrichten.",
	"noch-einmal":                  "Das Formular stammte aus einer früheren Anmeldung; es ist nichts geschehen. Bitte noch einmal. Kommt dieser Hinweis wieder, erlauben Sie in Ihrem Browser bitte Cookies für diese Seite.",
	"code-eben":                    "Es wurde nichts Neues verschickt, weil eben erst ein Code abgeschickt wurde. Warten Sie bitte eine Minute auf die Nachricht.",
	"eingeladen-wartet":            "Die Adresse gehört nicht zu den hinterlegten Domänen Ihres Landkreises. Die Einladung wartet auf die Zustimmung des DLT; bis dahin wird nichts verschickt.",
	"adresse-wartet":               "Ihre E-Mail-Adresse gehört nicht zu den hinterlegten Domänen Ihres Landkreises. Sie wartet auf die Zustimmung des DLT; bis dahin bekommen Sie keine Nachrichten. Antworten können Sie schon jetzt.",
	"weitergeleitet":               "Die Einladung ist weitergeleitet, und Sie sind abgemeldet. Sie brauchen nichts weiter zu tun.",
	"weitergeleitet-wartet":        "Sie sind abgemeldet. Die Adresse gehört nicht zu den hinterlegten Domänen Ihres Landkreises: Die Einladung geht hinaus, sobald der DLT zustimmt.",
	"adresse-freigegeben":          "Die Adresse ist freigegeben. Was darauf wartete, geht jetzt hinaus.",
	"adresse-abgelehnt":            "Die Adresse ist abgelehnt. Es wird nichts dorthin verschickt.",
	"adresse-entschieden":          "Über diese Adresse ist inzwischen entschieden, oder der Landkreis braucht sie nicht mehr.",
	"konto-eingeladen":             "Die Einladung wird an die angegebene Adresse verschickt. Sie gilt sieben Tage.",
	"konto-rolle":                  "Die Rolle ist geändert. Die Person muss sich neu anmelden.",
	"konto-gesperrt":               "Das Konto ist gesperrt. Alle seine Anmeldungen sind beendet.",
	"konto-geoeffnet":              "Das Konto ist wieder geöffnet.",
	"faktor-zurueckgesetzt":        "Der zweite Faktor ist zurückgesetzt. Bei der nächsten Anmeldung wird ein neuer eingerichtet.",
	"passwort-geaendert":           "Das Passwort ist geändert. Alle anderen Anmeldungen sind beendet.",
	"vorgemerkt":                   "Das ist vorgemerkt und gilt, sobald eine zweite Person mit der Rolle DLT-Administration es bestätigt.",
	"bestaetigt":                   "Die Änderung ist bestätigt und gilt ab sofort.",
	"nicht-bestaetigt":             "Die Änderung ist verworfen. Es bleibt, wie es ist.",
	"bestaetigung-erledigt":        "Darüber ist inzwischen entschieden, oder die drei Tage sind vorüber.",
	"bestaetigung-ueberholt":       "Es wurde nichts geändert: Die Änderung passt nicht mehr zum jetzigen Stand. Lehnen Sie sie ab, und beantragen Sie bei Bedarf eine neue.",
	"dienst-verbunden":             "Ihr Konto ist mit dem Anmeldedienst verbunden.",
	"dienst-vergeben":              "Es wurde nichts geändert: Diese Anmeldung ist schon mit einem Konto verbunden, oder Ihr Konto ist es schon mit einer anderen.",
	"dienst-getrennt":              "Die Verbindung mit dem Anmeldedienst ist getrennt.",
	"anmeldungen-beendet":          "Die Anmeldungen sind beendet.",
	"anschreiben-angelegt":         "Der Entwurf ist angelegt. Verschickt ist noch nichts.",
	"anschreiben-gespeichert":      "Das Anschreiben ist gespeichert. Verschickt ist noch nichts.",
	"anschreiben-geplant":          "Das Anschreiben ist gespeichert und wird zum Termin von selbst verschickt.",
	"anschreiben-gestartet":        "Das Anschreiben ist gestartet. Unten steht, was aus jeder Nachricht wird.",
	"anschreiben-angehalten":       "Das Anschreiben ist angehalten. Was noch wartete, wird nicht verschickt.",
	"anschreiben-verworfen":        "Der Entwurf ist verworfen.",
	"anschreiben-probe":            "Die Probe ist auf dem Weg an Ihre Adresse.",
	"anschreiben-verschickt":       "Die Briefe sind als verschickt vermerkt.",
	"anschreiben-vermerkt":         "Das ist vermerkt.",
	"anschreiben-ueberholt":        "Das war so nicht mehr möglich, weil sich das Anschreiben inzwischen geändert hat. Wie es jetzt steht und wer es zuletzt geändert hat, lesen Sie hier.",
	"erinnern-unterwegs":           "Die Erinnerung ist auf dem Weg. Was aus ihr wird, steht auf den Seiten der Landkreise.",
	"erinnern-jetzt":               "Die Erinnerung ist auf dem Weg. Was aus ihr wird, steht unten.",
	"erinnern-ueberholt":           "Es wurde nichts verschickt: Den gewählten Landkreisen wurde inzwischen schon geschrieben.",
	"eingeladen":                   "Die Einladung wird an die angegebene Adresse verschickt. Der Link darin gilt nur für diese Person.",
}

func noticeText(key string) string { return notices[key] }

func viewOf(w survey.Wave, now time.Time) *waveView {
	return &waveView{
		Key: w.Key, Title: w.Title, Year: w.Year, SampleData: w.SampleData, Reconstructed: w.Reconstructed, Pretest: w.Pretest,
		Open: w.Open(now), Deadline: germanDay(w.LastDay), DaysLeft: w.DaysLeft(now),
	}
}

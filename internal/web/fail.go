package web

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

// Errors of this package; like those of survey, fail turns them into a page.
var (
	errLoginNeeded = errors.New("login needed")

	errAdminLoginNeeded = errors.New("login of the DLT needed")
	errFactorNeeded     = errors.New("second factor needed")
	errOldInvitation    = errors.New("invitation was used or has expired")
	errRescued          = errors.New("login needed, what was sent is kept")
	errKeptMeanwhile    = errors.New("form of a former session of the same person, what was sent is kept")
	errGuest            = errors.New("guest of a county")
	errReviewer         = errors.New("reviewer of a county")
	errForbidden        = errors.New("forbidden for this role")
	errOldSignOn        = errors.New("answer of the sign-on service is old, used or meant for another browser")
	errForeignForm      = errors.New("form was not made for this session")
	errFormerLogin      = errors.New("form of a login that has ended")
	errFormerAdminLogin = errors.New("form of a login of the DLT that has ended")
	errLeft             = errors.New("form that passes an invitation on, of a login that has ended")
	errPassedOn         = errors.New("invitation was passed on by the same form before")
	errForeignHost      = errors.New("foreign host name")
	errUnknownLink      = errors.New("unknown or revoked link")
	errLargeUpload      = errors.New("file too large")
	errLargeReturned    = errors.New("file of own answers too large")
	errLargeList        = errors.New("list of counties too large")
)

// errorPage tells what happened and what to do next.
type errorPage struct {
	base
	Status int
	Text   string
	Next   string // address of the link below the text; may be empty
	Link   string
	Typed  []typedText // what was posted and could not be stored
	Kept   bool        // it is offered again after the login
	Gone   bool        // no login helps: the access was taken back
}

// typedText is one posted text that is given back to be copied.
type typedText struct {
	Label string
	Text  string
}

// verdict is what one kind of error looks like to a visitor.
type verdict struct {
	status int
	title  string
	text   string
	link   string
	href   string
}

var verdicts = []struct {
	err error
	verdict
}{
	{errLoginNeeded, verdict{http.StatusUnauthorized, "Bitte melden Sie sich an",
		"Sie sind nicht oder nicht mehr angemeldet. Aus Sicherheitsgründen endet eine Sitzung nach einiger Zeit ohne Eingabe. " +
			"Öffnen Sie bitte noch einmal den Link aus Ihrem Anschreiben oder Ihrer Einladung und geben Sie Ihren Zugangscode ein. " +
			"Alles, was gespeichert war, ist noch da.", "", ""}},
	{errRescued, verdict{http.StatusUnauthorized, "Bitte melden Sie sich neu an",
		"Ihre Sitzung war schon beendet. Was Sie eingegeben haben, ist 24 Stunden lang für Sie aufgehoben, zählt aber noch nicht. " +
			"Öffnen Sie bitte noch einmal den Link aus Ihrem Anschreiben oder Ihrer Einladung und geben Sie Ihren Zugangscode ein; " +
			"danach finden Sie Ihre Eingaben auf derselben Seite wieder und können sie absenden oder verwerfen.", "", ""}},
	{errKeptMeanwhile, verdict{http.StatusConflict, "Ihre Eingaben sind aufgehoben",
		"Das Formular stammt aus einer Sitzung, die beendet ist. Was Sie eingegeben haben, ist 24 Stunden lang für Sie aufgehoben, zählt aber noch nicht. " +
			"Im Antwortbogen können Sie es übernehmen. Haben Sie inzwischen zu einem anderen Landkreis gewechselt, " +
			"gehen Sie bitte zuerst zu dem Landkreis zurück, für den es gedacht war.", "Zum Antwortbogen", "/antwortbogen"}},
	{errAdminLoginNeeded, verdict{http.StatusUnauthorized, "Bitte melden Sie sich an",
		"Sie sind nicht oder nicht mehr angemeldet. Aus Sicherheitsgründen endet eine Sitzung des DLT nach 30 Minuten ohne Eingabe.",
		"Zur Anmeldung", "/dlt/anmelden"}},
	{errFactorNeeded, verdict{http.StatusUnauthorized, "Ihr zweiter Faktor fehlt noch",
		"Geben Sie bitte zuerst den Code aus Ihrer App ein. Es wurde nichts gespeichert.", "Zum zweiten Faktor", factorPath}},
	{errOldSignOn, verdict{http.StatusForbidden, "Diese Anmeldung gilt nicht mehr",
		"Sie wurde schon benutzt, ist älter als zehn Minuten oder gehört zu einem anderen Browser. Melden Sie sich bitte noch einmal an.", "Zur Anmeldung", "/dlt/anmelden"}},
	{errOldInvitation, verdict{http.StatusNotFound, "Diese Einladung gilt nicht mehr",
		"Der Link wurde schon benutzt, ist älter als sieben Tage oder unvollständig. Wenn Sie Ihr Konto schon geöffnet haben, melden Sie sich bitte an. " +
			"Sonst bitten Sie die DLT-Administration um eine neue Einladung.", "Zur Anmeldung", "/dlt/anmelden"}},
	{survey.ErrLastAdmin, verdict{http.StatusConflict, "Das geht nicht: Niemand könnte mehr verwalten",
		"Mindestens ein Konto mit der Rolle DLT-Administration muss aktiv bleiben. Es wurde nichts geändert. " +
			"Geben Sie zuerst einem anderen Konto diese Rolle.", "Zu den Konten", accountsPath}},
	{errGuest, verdict{http.StatusForbidden, "Bitte sagen Sie zuerst, wer Sie sind",
		"Bevor Sie etwas eintragen, brauchen wir Ihren Namen. Es wurde nichts gespeichert.", "Weiter", arrivalPath}},
	{errReviewer, verdict{http.StatusForbidden, "Diese Seite ist nicht für Sie freigegeben",
		"Sie lesen die Antworten und geben sie frei oder zurück; ändern können Sie nichts. Es wurde nichts gespeichert.", "Zu den Antworten", reviewPath}},
	{survey.ErrDissolved, verdict{http.StatusUnauthorized, "Der Zugang Ihres Landkreises wurde zurückgenommen",
		"Der DLT hat alle Zugänge Ihres Landkreises zurückgenommen und gibt neue aus. Was Sie früher gespeichert haben, bleibt erhalten. " +
			"Warten Sie bitte auf das neue Anschreiben oder die neue Einladung, oder fragen Sie die unten genannte Kontaktstelle.", "", ""}},
	{survey.ErrRevoked, verdict{http.StatusUnauthorized, "Ihr Zugang wurde zurückgenommen",
		"Wer die Antwort Ihres Landkreises koordiniert, hat Ihren Zugang zurückgenommen. Was Sie früher gespeichert haben, bleibt erhalten. " +
			"Wenn Sie weiter mitarbeiten sollen, bitten Sie in Ihrem Haus um einen neuen Zugang.", "", ""}},
	{errForbidden, verdict{http.StatusForbidden, "Diese Seite ist nicht für Sie bestimmt",
		"Mit Ihrem Zugang können Sie diese Seite nicht öffnen. Gespeicherte Angaben sind davon nicht berührt.", "Zur Startseite", "/"}},
	{errForeignForm, verdict{http.StatusForbidden, "Das Formular ist nicht mehr gültig",
		"Das Formular gehört nicht zu Ihrer jetzigen Sitzung. Es wurde nichts gespeichert. " +
			"Öffnen Sie die Seite bitte neu und senden Sie das Formular noch einmal ab.", "Zur Startseite", "/"}},
	{errFormerLogin, verdict{http.StatusUnauthorized, "Sie sind nicht mehr angemeldet",
		"Das Formular stammt aus einer Anmeldung, die beendet ist, zum Beispiel, weil Sie sich abgemeldet haben. Was darin stand, ist nicht gespeichert; " +
			"alles, was vorher gespeichert war, ist noch da. Öffnen Sie bitte noch einmal den Link aus Ihrem Anschreiben oder Ihrer Einladung, " +
			"melden Sie sich neu an und öffnen Sie dann die Seite neu.", "", ""}},
	{errFormerAdminLogin, verdict{http.StatusUnauthorized, "Sie sind nicht mehr angemeldet",
		"Das Formular stammt aus einer Anmeldung, die beendet ist, zum Beispiel, weil Sie sich abgemeldet haben. Was darin stand, ist nicht gespeichert; " +
			"alles, was vorher gespeichert war, ist noch da. Melden Sie sich bitte neu an und öffnen Sie dann die Seite neu.",
		"Zur Anmeldung", "/dlt/anmelden"}},
	{errLeft, verdict{http.StatusUnauthorized, "Sie sind abgemeldet",
		"Wer eine Einladung weiterleitet, wird danach abgemeldet. Haben Sie das eben getan, gilt es; es wurde nichts doppelt angelegt oder verschickt. " +
			"Sonst ist noch nichts weitergeleitet. " + slipAgain, "", ""}},
	{errPassedOn, verdict{http.StatusConflict, "Die Einladung ist schon weitergeleitet",
		"Dasselbe Formular kam noch einmal an. Es wurde nichts doppelt angelegt oder verschickt, und Sie sind abgemeldet. " + slipAgain, "", ""}},
	{errForeignHost, verdict{http.StatusMisdirectedRequest, "Falsche Adresse",
		"Unter dieser Adresse gibt es die Umfrage nicht. Bitte verwenden Sie die Adresse aus Ihrem Anschreiben.", "", ""}},
	{errUnknownLink, verdict{http.StatusNotFound, "Dieser Link ist nicht gültig",
		"Der Link ist unvollständig, wurde ersetzt oder zurückgezogen. Vergleichen Sie ihn bitte mit Ihrem Anschreiben oder Ihrer Einladung " +
			"oder fordern Sie bei der unten genannten Kontaktstelle einen neuen an. Was Ihr Landkreis gespeichert hat, ist noch da.", "", ""}},
	{errLargeUpload, verdict{http.StatusRequestEntityTooLarge, "Die Datei ist zu groß",
		"Ein Fragebogen darf höchstens 1 MB groß sein. Es wurde nichts gespeichert. Prüfen Sie bitte, ob Sie die richtige Datei gewählt haben.",
		"Zu den Fragebögen", authorRoot}},
	{errLargeReturned, verdict{http.StatusRequestEntityTooLarge, "Die Datei ist zu groß",
		"Eine Datei mit Antworten darf höchstens 2 MB groß sein. Es wurde nichts gespeichert. Prüfen Sie bitte, ob Sie die richtige Datei gewählt haben.",
		"Noch einmal hochladen", uploadRoot}},
	{errLargeList, verdict{http.StatusRequestEntityTooLarge, "Die Datei ist zu groß",
		"Eine Liste der Landkreise darf höchstens 2 MB groß sein, das Gemeindeverzeichnis höchstens 8 MB. Es wurde nichts gelesen und nichts gespeichert. " +
			"Prüfen Sie bitte, ob Sie die richtige Datei gewählt haben.", "Zu den Erhebungen", "/dlt"}},
	{survey.ErrNotFound, verdict{http.StatusNotFound, "Seite nicht gefunden",
		notFoundText, "Zur Startseite", "/"}},
	{survey.ErrOver, verdict{http.StatusForbidden, "Die Erhebung ist für Ihren Landkreis beendet",
		"Angaben werden nicht mehr angenommen. Deshalb lässt sich niemand mehr einladen oder erinnern, nichts mehr zuteilen und nichts mehr anmerken. Es wurde nichts geändert. " +
			"Wer koordiniert, kann weiterhin Zugänge zurücknehmen und die Koordination übergeben.", "Zur Übersicht", "/antwortbogen"}},
	{survey.ErrClosed, verdict{http.StatusForbidden, "Die Erhebung nimmt zurzeit keine Angaben an",
		"Der Zeitraum der Erhebung ist noch nicht eröffnet oder bereits beendet. Es wurde nichts gespeichert; was vorher gespeichert war, ist noch da. " +
			"Wenn Sie noch etwas nachtragen möchten, wenden Sie sich bitte an die unten genannte Kontaktstelle.", "Zum Antwortbogen", "/antwortbogen"}},
	{survey.ErrArchived, verdict{http.StatusConflict, "Die Erhebung ist archiviert",
		"Eine archivierte Erhebung bleibt, wie sie ist. Es wurde nichts geändert. Lesen und exportieren können Sie sie weiterhin.", "Zu den Erhebungen", "/dlt"}},
	{survey.ErrReconstructed, verdict{http.StatusConflict, "In der Rekonstruktion nicht möglich",
		"Die Antwortbögen dieser Erhebung sind aus den veröffentlichten Ergebnissen erzeugt und gehören zu keinem Landkreis. " +
			"Sie können nicht zurückgegeben, geändert oder ergänzt werden.", "Zu den Erhebungen", "/dlt"}},
	{survey.ErrSubmitted, verdict{http.StatusConflict, "Der Antwortbogen ist bereits eingereicht",
		"Ihr Antwortbogen ist eingereicht und kann deshalb nicht mehr geändert werden. Es wurde nichts gespeichert; die eingereichten Antworten gelten weiter. " +
			"Für eine Änderung kann die Koordination Ihres Landkreises darum bitten, dass er wieder geöffnet wird.", "Zur Quittung", "/antwortbogen/quittung"}},
	{survey.ErrBegun, verdict{http.StatusConflict, "Der Landkreis füllt seinen Antwortbogen jetzt selbst aus",
		"Er hat inzwischen selbst begonnen. Ihre Eingabe für ihn ist damit beendet, und was er einträgt, sehen Sie nicht. " +
			"Was Sie vorher gespeichert hatten, steht in seinem Antwortbogen. Mit seinem Einverständnis können Sie auf der Seite des Landkreises weiter für ihn eingeben.", backToCounty, ""}},
	{survey.ErrEntryEnded, verdict{http.StatusConflict, "Die Eingabe für diesen Landkreis ist beendet",
		"Sie wurde inzwischen eingereicht oder von jemandem im DLT beendet. Was vorher gespeichert war, ist noch da.", backToCounty, ""}},
	{survey.ErrEdition, verdict{http.StatusConflict, changedTitle,
		"Das Formular gehört zum Fragebogen vor der Änderung. Es wurde nichts gespeichert. " +
			"Öffnen Sie die Seite bitte neu; Ihre gespeicherten Angaben sind noch da.", "Zum Antwortbogen", "/antwortbogen"}},
	{survey.ErrSecondPerson, verdict{http.StatusForbidden, "Eine zweite Person ist nötig",
		"Was Sie selbst vorgeschlagen haben, gibt eine zweite Person des DLT frei.", "Zu den Erhebungen", "/dlt"}},
	{survey.ErrCoordinator, verdict{http.StatusForbidden, "Das darf nur die Koordination",
		"In Ihrem Landkreis reicht nur die Koordination ein. Solange das gilt, ändert auch nur sie diese Regel und übergibt die Koordination. " +
			"Es wurde nichts geändert.", "Zum Team", teamPath}},
	{survey.ErrReleaseAsked, verdict{http.StatusConflict, "Um die Freigabe ist gerade gebeten",
		"Solange die Hausleitung um Freigabe gebeten ist, bleibt es bei dieser Art der Freigabe. Es wurde nichts geändert. " +
			"Nehmen Sie die Bitte zuerst zurück, oder warten Sie die Entscheidung ab.", "Zur Freigabe", releasePath}},
	{survey.ErrTooMany, verdict{http.StatusTooManyRequests, "Zu viele Versuche",
		"Es gab zu viele fehlgeschlagene Versuche. Gespeicherte Angaben sind davon nicht berührt. Bitte warten Sie eine Stunde oder wenden Sie sich an die unten genannte Kontaktstelle.", "", ""}},
	{survey.ErrInvalid, verdict{http.StatusBadRequest, "Die Angaben konnten nicht gelesen werden",
		"Das Formular passt nicht zu dieser Seite. Es wurde nichts gespeichert. " +
			"Öffnen Sie die Seite bitte neu und tragen Sie Ihre Angaben noch einmal ein.", "Zur Startseite", "/"}},
	{survey.ErrConflict, verdict{http.StatusConflict, "Jemand war schneller",
		"Dasselbe wurde gerade an anderer Stelle geändert; das gilt. Ihre Änderung wurde nicht gespeichert. Laden Sie die Seite bitte neu.", "", ""}},
	{context.Canceled, verdict{http.StatusServiceUnavailable, "Abgebrochen", "Die Anfrage wurde abgebrochen.", "", ""}},
}

const backToCounty = "Zur Seite des Landkreises"

// slipAgain helps whoever passed an invitation on and did not keep its slip.
const slipAgain = "Link und Code auf dem Zettel werden nur einmal angezeigt. Brauchen Sie einen Zettel, öffnen Sie bitte noch einmal den Link aus Ihrem Anschreiben, " +
	"melden Sie sich an und leiten Sie die Einladung noch einmal weiter. Wer koordiniert, kann überzählige Zugänge zurücknehmen."

const notFoundText = "Diese Seite gibt es nicht oder nicht mehr, oder sie gehört nicht zu Ihrem Teil der Antwort. " +
	"Gespeicherte Angaben sind davon nicht berührt. Prüfen Sie bitte die Adresse."

var statusVerdicts = map[int]verdict{
	http.StatusNotFound: {http.StatusNotFound, "Seite nicht gefunden",
		notFoundText, "Zur Startseite", "/"},
	http.StatusMethodNotAllowed: {http.StatusMethodNotAllowed, "So nicht möglich",
		"Diese Adresse lässt sich auf diesem Weg nicht aufrufen. Gehen Sie bitte zur Startseite zurück.", "Zur Startseite", "/"},
	http.StatusRequestEntityTooLarge: {http.StatusRequestEntityTooLarge, "Zu viel Text auf einmal",
		"Das Formular war größer, als alle Felder der Seite zusammen zulassen. Es wurde nichts gespeichert. " +
			"Gehen Sie im Browser zurück: In vielen Browsern stehen Ihre Texte dort noch, aber nicht in jedem. " +
			"Kürzen Sie sie bitte oder geben Sie sie neu und kürzer ein und speichern Sie die Seite noch einmal.", "", ""},
	http.StatusUnsupportedMediaType: {http.StatusUnsupportedMediaType, "Format nicht unterstützt",
		"Die Angaben kamen in einem Format an, das diese Seite nicht liest. Es wurde nichts gespeichert.", "Zur Startseite", "/"},
}

var brokenVerdict = verdict{http.StatusInternalServerError, "Das hat leider nicht geklappt",
	"Es ist ein technischer Fehler aufgetreten. Was Sie zuletzt eingegeben haben, ist noch nicht gespeichert. " +
		"Versuchen Sie es bitte in einigen Minuten noch einmal.", "Zur Startseite", "/"}

// adminLoginVerdict is for those who have a password and no letter.
var adminLoginVerdict = verdict{http.StatusUnauthorized, "Bitte melden Sie sich an",
	"Sie sind nicht oder nicht mehr angemeldet. Aus Sicherheitsgründen endet eine Sitzung nach einiger Zeit ohne Eingabe.",
	"Zur Anmeldung", "/dlt/anmelden"}

func verdictOn(err error) verdict {
	for _, known := range verdicts {
		if errors.Is(err, known.err) {
			return known.verdict
		}
	}
	var he *echo.HTTPError
	if errors.As(err, &he) {
		if known, ok := statusVerdicts[he.Code]; ok {
			return known
		}
		if he.Code < http.StatusInternalServerError {
			return statusVerdicts[http.StatusNotFound]
		}
	}
	return brokenVerdict
}

// fail is the only place where an error becomes a status and a page. The
// error's own text goes to the log, never to a browser.
func (s *Server) fail(err error, c echo.Context) {
	if c.Response().Committed {
		return
	}
	if read := c.Request().Method; errors.Is(err, errGuest) && (read == http.MethodGet || read == http.MethodHead) {
		_ = seeOther(c, arrivalPath)
		return
	}
	v := verdictOn(err)
	if errors.Is(err, errLoginNeeded) && strings.HasPrefix(c.Path(), "/dlt") {
		v = adminLoginVerdict
	}
	if v.link == backToCounty {
		v.href = countyPath(c.Param("wave"), c.Param("county"))
	}
	page := errorPage{base: s.base(c, v.title), Status: v.status, Text: v.text, Next: v.href, Link: v.link, Gone: errors.Is(err, survey.ErrRevoked)}
	if c.Request().Method == http.MethodPost {
		page.Typed, page.Kept = s.typed(c), errors.Is(err, errRescued) || errors.Is(err, errKeptMeanwhile)
	}
	if c.Request().Method == http.MethodHead {
		_ = c.NoContent(v.status)
		return
	}
	render := func() error { return s.render(c, v.status, "error", page) }
	if missing, ok := errors.AsType[*unprinted](err); ok {
		render = func() error { return s.explainPrinting(c, missing) }
	}
	if renderErr := render(); renderErr != nil {
		s.Logger.Error("error page", "error", renderErr.Error())
		_ = c.String(http.StatusInternalServerError, brokenVerdict.text)
	}
}

// typed collects the texts of a refused form, so that nothing typed is lost
// even where it could not be stored.
func (s *Server) typed(c echo.Context) []typedText {
	values := c.Request().PostForm
	if strings.HasPrefix(c.Path(), authorRoot) {
		return s.authored(c)
	}
	if c.Path() == reviewPath {
		return s.reviewed(c)
	}
	if f, ok := keptForms[c.Path()]; ok && c.Path() != planPath {
		return f.typed(values)
	}
	q := s.postedTo(c)
	if q == nil { // no form with answers
		return nil
	}
	if c.Path() == planPath {
		return typedOffices(q, values)
	}
	var texts []typedText
	for _, name := range slices.SortedFunc(maps.Keys(values), byQuestion(q)) {
		for _, value := range values[name] {
			if note, ok := typedNote(q, name, value); ok {
				texts = append(texts, note)
			}
			if form.IsTyped(q, name) && strings.TrimSpace(value) != "" {
				texts = append(texts, typedText{Label: form.LabelOf(q, name), Text: strings.ToValidUTF8(value, "\ufffd")})
			}
		}
	}
	return texts
}

// byQuestion puts the names of fields into the order in which a reader met them.
func byQuestion(q *survey.Questionnaire) func(a, b string) int {
	places := map[string]int{}
	for i, it := range q.Items() {
		places[it.ID] = i
	}
	place := func(name string) int {
		item, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(name, noteField), remarkField), ":")
		item, _, _ = strings.Cut(item, "#")
		return places[item]
	}
	return func(a, b string) int { return cmp.Or(place(a)-place(b), strings.Compare(a, b)) }
}

// postedTo is the questionnaire that the refused form belongs to, or nil. The
// wave stands in the form, as the session may have ended.
func (s *Server) postedTo(c echo.Context) *survey.Questionnaire {
	key := c.Request().PostForm.Get(waveField)
	if key == "" {
		return nil
	}
	w, err := s.Store.Wave(c.Request().Context(), key)
	if err != nil || w.State == survey.WaveDraft {
		return nil
	}
	made, err := s.madeUnder(c, w)
	if err != nil {
		return nil
	}
	ed, err := s.editions.edition(c.Request().Context(), made)
	if err != nil {
		return nil
	}
	return ed.questionnaire
}

package web

import (
	"cmp"
	"errors"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

// The pages on which the DLT types in a county's place. Everything below is the
// county's own form.
const (
	proxyStem   = "/eingabe"
	confirmPath = "/antwortbogen/bestaetigung"
	refusePath  = "/antwortbogen/eingabe-beenden"

	proxyRoute = "/dlt/:wave/landkreise/:county" + proxyStem
)

// Fields of the form that starts an entry.
const (
	proxyChannelField = "eingang"
	proxyDayField     = "eingang-tag"
	consentNameField  = "einverstanden"
	consentDayField   = "einverstanden-tag"
	consentHowField   = "einverstanden-wie"
)

var proxyChannels = map[string]survey.ProxyChannel{"papier": survey.OnPaper, "telefon": survey.ByTelephone}

var proxyChannelTexts = map[survey.ProxyChannel]string{survey.OnPaper: "auf Papier", survey.ByTelephone: "am Telefon"}

// proxyView says on every page of an entry for whom the DLT types.
type proxyView struct {
	County  string
	Back    string
	Channel string
	Day     survey.Day
	Consent survey.Consent
}

func (d *desk) proxyView() *proxyView {
	if d.proxy == nil {
		return nil
	}
	return &proxyView{d.response.County.Name, d.proxyDone(), proxyChannelTexts[d.proxy.Channel], d.proxy.Day, d.proxy.Consent}
}

// proxyDone is where an entry ends.
func (d *desk) proxyDone() string { return countyPath(d.wave.Key, d.scope.Unit()) }

// proxyDesk is the desk at which the DLT types in a county's place. Of the county's
// people it knows nothing.
func (s *Server) proxyDesk(c echo.Context, v *visitor) (*desk, error) {
	whole, ok := v.Scope(c.Param("wave"))
	if !ok {
		return nil, survey.ErrNotFound
	}
	sc, ok := whole.ForCounty(unitParam(c))
	if !ok {
		return nil, survey.ErrNotFound
	}
	all, err := s.Store.Proxies(c.Request().Context(), sc)
	if err != nil {
		return nil, err
	}
	if len(all) == 0 {
		return nil, survey.ErrNotFound
	}
	last := all[len(all)-1]
	d := &desk{scope: sc, proxy: &last, root: countyPath(sc.Wave(), sc.Unit()) + proxyStem, me: access.Member{Person: v.Person, Part: access.Typist}}
	if err := s.furnish(c.Request().Context(), d); err != nil {
		return nil, err
	}
	return d, s.noteReading(c, v, d)
}

// noteReading leaves a line in the audit trail where the county's own draft is read.
func (s *Server) noteReading(c echo.Context, v *visitor, d *desk) error {
	if !d.proxy.Consent.Given() {
		return nil
	}
	return s.Store.Audit(c.Request().Context(), access.Event{Person: v.Person, Role: v.Role, Action: access.ActionAnswersRead,
		Wave: d.wave.Key, County: d.scope.Unit(), Detail: "with consent"})
}

// proxyPage is the table of contents of an entry.
type proxyPage struct {
	base
	Writable bool
	Sections []sectionView
	Done     int
	All      int
}

func (s *Server) showProxy(c echo.Context, v *visitor) error {
	d, err := s.desk(c, v)
	if err != nil {
		return err
	}
	view := proxyPage{base: s.countyBase(c, d, "Eingabe für "+d.response.County.Name, nil), Writable: d.writable(), Sections: d.sections()}
	d.tellObstacles(view.Sections)
	for _, section := range view.Sections {
		view.Done += section.Done
		view.All += len(section.Pages)
	}
	return s.render(c, http.StatusOK, "proxy", view)
}

// startProxy asks for the second factor anew where a county's own draft is opened.
func (s *Server) startProxy(c echo.Context, v *visitor) error {
	for _, field := range []string{consentNameField, consentDayField, consentHowField} {
		if c.Request().PostForm.Get(field) != "" {
			return s.fresh(s.beginProxy)(c, v)
		}
	}
	return s.beginProxy(c, v)
}

// beginProxy begins an entry, with the county's consent where it has begun itself.
func (s *Server) beginProxy(c echo.Context, v *visitor) error {
	t := typed(c, proxyChannelField, proxyDayField, consentNameField, consentDayField, consentHowField)
	p := survey.Proxy{Channel: proxyChannels[t.Values[proxyChannelField]], Day: t.day(proxyDayField)}
	if p.Channel == "" {
		t.Faults[proxyChannelField] = "Wählen Sie bitte, auf welchem Weg die Antworten gekommen sind."
	}
	if t.Values[consentNameField] != "" || t.Values[consentDayField] != "" || t.Values[consentHowField] != "" {
		p.Consent = t.consent(c)
	}
	b, sc, r, err := s.adminCounty(c, v)
	if err != nil {
		return err
	}
	if len(t.Faults) == 0 {
		err := s.Store.StartProxy(c.Request().Context(), sc, p)
		switch {
		case err == nil:
			return seeOther(c, countyPath(b.wave.Key, r.County.Key)+proxyStem)
		case errors.Is(err, survey.ErrInvalid):
			t.Faults[proxyDayField] = "Kein Tag darf in der Zukunft liegen."
		case errors.Is(err, survey.ErrBegun):
			t.Faults[consentNameField] = "Der Landkreis hat selbst begonnen. Geben Sie bitte an, wer dort wann und wie einverstanden war, dass der DLT seinen Entwurf sieht und weiter ausfüllt."
		default:
			return err
		}
	}
	return s.renderCounty(c, http.StatusUnprocessableEntity, v, b, sc, r, t)
}

// consent reads who of the county agreed, when and how.
func (t typedForm) consent(c echo.Context) survey.Consent {
	t.Values[consentNameField] = oneLine(t.Values[consentNameField])
	return survey.Consent{Name: t.word(c, consentNameField, "Geben Sie bitte an, wer im Landkreis einverstanden war."), Day: t.day(consentDayField),
		How: t.word(c, consentHowField, "Geben Sie bitte an, wie das Einverständnis erklärt wurde, zum Beispiel: am Telefon.")}
}

func (s *Server) stopProxy(c echo.Context, v *visitor) error {
	return s.onCounty(c, v, typedForm{}, "eingabe-beendet", func(sc access.Scope) error { return s.Store.StopProxy(c.Request().Context(), sc) }, nil)
}

// submitProxy takes who submits twice to what the first time made.
func (s *Server) submitProxy(c echo.Context, v *visitor) error {
	err := s.submit(c, v)
	if errors.Is(err, survey.ErrEntryEnded) {
		return seeOther(c, countyPath(c.Param("wave"), unitParam(c)))
	}
	return err
}

// proxyRow is one entry as the DLT's page and the county's own name it.
type proxyRow struct {
	survey.Proxy
	Channel string
	State   string
}

var proxyStates = map[survey.ProxyOutcome]string{
	"": "läuft", survey.ProxyBegun: "beendet, weil der Landkreis selbst ausfüllt", survey.ProxyStopped: "beendet, ohne einzureichen",
}

var verdictTexts = map[survey.Verdict]string{
	survey.ProxyConfirmed: "eingereicht und vom Landkreis bestätigt", survey.ProxyObjected: "eingereicht; der Landkreis bittet um Änderung",
}

func rowOfProxy(p survey.Proxy) proxyRow {
	state := cmp.Or(proxyStates[p.Outcome], verdictTexts[p.Verdict], "eingereicht, vom Landkreis noch nicht bestätigt")
	return proxyRow{p, proxyChannelTexts[p.Channel], state}
}

// consentText is empty where none was needed.
func consentText(c survey.Consent) string {
	if !c.Given() {
		return ""
	}
	return "Einverstanden am " + germanDay(c.Day) + ": " + cmp.Or(c.Name, "Name nicht mehr gespeichert") + " (" + c.How + ")"
}

// proxiesView is what the DLT's page of a county says about entries in its place.
type proxiesView struct {
	Entries  []proxyRow
	Running  bool
	CanStart bool
	Begun    bool // the county itself has
}

func (s *Server) proxies(c echo.Context, b *bench, sc access.Scope, r survey.Response) (view proxiesView, err error) {
	all, err := s.Store.Proxies(c.Request().Context(), sc)
	for _, p := range all {
		view.Entries = append(view.Entries, rowOfProxy(p))
		view.Running = p.Runs()
	}
	view.Begun = !r.FirstSaved.IsZero()
	view.CanStart = !view.Running && !b.wave.Pretest && r.Disposition != survey.Submitted && r.Writable(b.wave.Extended(r.Extended), b.now)
	return view, err
}

// entering says on the county's overview that the DLT types for it now; nil: it
// does not.
func (s *Server) entering(c echo.Context, d *desk) (*proxyRow, error) {
	all, err := s.Store.Proxies(c.Request().Context(), d.scope)
	if n := len(all); n > 0 && all[n-1].Runs() {
		row := rowOfProxy(all[n-1])
		return &row, err
	}
	return nil, err
}

// proxyBox tells the county what the DLT typed for it, and asks whether it is right.
type proxyBox struct {
	proxyRow
	Time  time.Time // of the submission
	Asks  bool      // the county has still to say so, and may
	Wrong bool      // it can ask for a change
}

// toConfirm is what the county's newest submission came of, if the DLT made it.
func (s *Server) toConfirm(c echo.Context, d *desk) (*proxyBox, error) {
	all, err := s.Store.Proxies(c.Request().Context(), d.scope)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	last := all[len(all)-1]
	if last.Submission == 0 || last.Submission != d.response.Submissions {
		return nil, nil
	}
	may := d.me.May(access.Manage) && d.response.Disposition == survey.Submitted
	return &proxyBox{rowOfProxy(last), last.Ended, may && last.Awaits(), d.wave.Open(d.now)}, nil
}

// confirmProxy notes that the county finds right what the DLT submitted for it.
func (s *Server) confirmProxy(c echo.Context, v *visitor) error {
	d, err := s.led(c, v)
	if err != nil {
		return err
	}
	box, err := s.toConfirm(c, d)
	if err != nil {
		return err
	}
	if box == nil {
		return survey.ErrConflict
	}
	if err := s.Store.ConfirmProxy(c.Request().Context(), d.scope, box.Number); err != nil {
		return err
	}
	return seeOther(c, "/antwortbogen/quittung?hinweis=eingabe-bestaetigt")
}

// refuseProxy ends what the DLT types in the county's place.
func (s *Server) refuseProxy(c echo.Context, v *visitor) error {
	d, err := s.led(c, v)
	if err != nil {
		return err
	}
	if err := s.Store.RefuseProxy(c.Request().Context(), d.scope); err != nil {
		return err
	}
	return seeOther(c, "/antwortbogen?hinweis=eingabe-abgelehnt")
}

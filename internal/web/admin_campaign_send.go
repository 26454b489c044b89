package web

import (
	"bytes"
	"errors"
	"net/http"
	"strconv"
	"sync"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/export"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/survey"
)

// seen is the campaign in the version that the visitor saw.
func (k *campaigning) seen(c echo.Context) survey.Campaign {
	one := k.campaign
	one.Version, _ = strconv.Atoi(c.Request().PostForm.Get(versionField))
	return one
}

// outrun says on the campaign's page that somebody else was faster: there it
// stands who, and what they did.
func (s *Server) outrun(c echo.Context, k *campaigning, err error) error {
	if errors.Is(err, survey.ErrConflict) {
		return seeOther(c, k.path()+"?hinweis=anschreiben-ueberholt")
	}
	return err
}

// startCampaign recomputes to whom it goes.
func (s *Server) startCampaign(c echo.Context, v *visitor) error {
	k, err := s.campaigning(c, v)
	if err != nil {
		return err
	}
	if !k.campaign.Open() || k.campaign.Channel != survey.ByMail {
		return s.outrun(c, k, survey.ErrConflict)
	}
	faults := map[string]string{}
	if k.checkWords(k.campaign, faults); len(faults) > 0 {
		return s.renderCampaign(c, http.StatusUnprocessableEntity, k, nil, faults)
	}
	chosen, _, err := s.recipients(c, k)
	if err != nil {
		return err
	}
	if len(chosen) == 0 {
		faults["empfaenger"] = "Zurzeit gibt es niemanden, an den dieses Anschreiben ginge. Es wurde nichts verschickt."
		return s.renderCampaign(c, http.StatusUnprocessableEntity, k, nil, faults)
	}
	var to []survey.Addressee
	for _, r := range chosen {
		to = append(to, r.Addressee)
	}
	if _, err := s.Store.StartCampaign(c.Request().Context(), k.scope, k.seen(c), to); err != nil {
		return s.outrun(c, k, err)
	}
	return seeOther(c, k.path()+"?hinweis=anschreiben-gestartet")
}

func (s *Server) stopCampaign(c echo.Context, v *visitor) error {
	k, err := s.campaigning(c, v)
	if err != nil {
		return err
	}
	if err := s.Store.StopCampaign(c.Request().Context(), k.scope, k.seen(c)); err != nil {
		return s.outrun(c, k, err)
	}
	return seeOther(c, k.path()+"?hinweis=anschreiben-angehalten")
}

func (s *Server) dropCampaign(c echo.Context, v *visitor) error {
	k, err := s.campaigning(c, v)
	if err != nil {
		return err
	}
	if err := s.Store.DropCampaign(c.Request().Context(), k.scope, k.seen(c)); err != nil {
		return s.outrun(c, k, err)
	}
	return seeOther(c, campaignsPath(k.wave.Key)+"?hinweis=anschreiben-verworfen")
}

// tryCampaign mails the words to whoever writes them.
func (s *Server) tryCampaign(c echo.Context, v *visitor) error {
	k, err := s.campaigning(c, v)
	if err != nil {
		return err
	}
	values := c.Request().PostForm
	one, ok := k.scope.ForCounty(values.Get(countyField))
	if !ok {
		return survey.ErrInvalid
	}
	if !k.campaign.Open() || k.campaign.Channel != survey.ByMail {
		return s.outrun(c, k, survey.ErrConflict)
	}
	err = s.Store.TryCampaign(c.Request().Context(), one, k.campaign.ID)
	if errors.Is(err, survey.ErrInvalid) {
		faults := map[string]string{"probe": "Probe: Zu Ihrem Konto ist keine E-Mail-Adresse hinterlegt. Sehen Sie sich das Anschreiben bitte in der Vorschau an."}
		return s.renderCampaign(c, http.StatusUnprocessableEntity, k, nil, faults)
	}
	if err != nil {
		return err
	}
	return seeOther(c, k.path()+"?hinweis=anschreiben-probe")
}

// letterFiles are the files for the DLT's own post.
var letterFiles = map[string]func(*bytes.Buffer, survey.Wave, []export.Letter) error{
	"csv":  func(b *bytes.Buffer, w survey.Wave, all []export.Letter) error { return export.LettersCSV(b, w, all) },
	"docx": func(b *bytes.Buffer, w survey.Wave, all []export.Letter) error { return export.LettersDOCX(b, w, all) },
}

// downloadLetters makes new links and codes and hands them out once, in a file
// that is not kept.
func (s *Server) downloadLetters(c echo.Context, v *visitor) error {
	k, err := s.campaigning(c, v)
	if err != nil {
		return err
	}
	kind := c.Request().PostForm.Get("datei")
	write := letterFiles[kind]
	if write == nil {
		return survey.ErrInvalid
	}
	if k.campaign.Channel != survey.ByLetter || !k.campaign.Open() && k.campaign.State != survey.CampaignRunning {
		return s.outrun(c, k, survey.ErrConflict)
	}
	faults := map[string]string{}
	if k.checkWords(k.campaign, faults); len(faults) > 0 {
		return s.renderCampaign(c, http.StatusUnprocessableEntity, k, nil, faults)
	}
	letters, hashes, err := s.letters(c, k)
	if err != nil {
		return err
	}
	if len(letters) == 0 {
		faults["empfaenger"] = "Zurzeit gibt es niemanden, an den dieses Anschreiben ginge. Es wurde keine Datei erzeugt."
		return s.renderCampaign(c, http.StatusUnprocessableEntity, k, nil, faults)
	}
	var body bytes.Buffer
	if err := write(&body, k.wave, letters); err != nil {
		return err
	}
	if err := s.Store.IssueCampaignLetters(c.Request().Context(), k.scope, k.seen(c), hashes); err != nil {
		return s.outrun(c, k, err)
	}
	c.Response().Header().Set(echo.HeaderCacheControl, "no-store")
	return download(c, "serienbrief-"+k.wave.Key+"."+kind, body.Bytes())
}

func (s *Server) letters(c echo.Context, k *campaigning) (letters []export.Letter, hashes []access.LetterHashes, err error) {
	chosen, _, err := s.recipients(c, k)
	if err != nil {
		return nil, nil, err
	}
	for _, r := range chosen {
		l := export.Letter{County: r.Response.County}
		facts, to, err := s.campaignFacts(c, k, r.Addressee)
		if err != nil {
			return nil, nil, err
		}
		l.Salutation, l.Name, l.Function = to.Salutation, to.Name, to.Function
		secrets, hash := mail.Values{}, access.LetterHashes{County: l.County.Key}
		if k.campaign.Holds(string(mail.Link)) {
			var token string
			token, hash.Token = access.NewToken()
			l.Link, l.Code = s.PublicURL.JoinPath("zugang", token).String(), access.NewCode()
			secrets[mail.Link], secrets[mail.Code] = l.Link, l.Code
		}
		if l.Subject, l.Text, err = s.Office.CampaignWords(k.campaign, facts.Values(), secrets); err != nil {
			return nil, nil, err
		}
		letters, hashes = append(letters, l), append(hashes, hash)
	}
	return letters, hashes, hashCodes(c, letters, hashes)
}

// hashCodes hashes several codes at once: each takes a while.
func hashCodes(c echo.Context, letters []export.Letter, hashes []access.LetterHashes) error {
	failed := make([]error, len(letters))
	var all sync.WaitGroup
	for i := range letters {
		if letters[i].Code == "" {
			continue
		}
		all.Go(func() { hashes[i].Code, failed[i] = access.HashCode(c.Request().Context(), letters[i].Code) })
	}
	all.Wait()
	return errors.Join(failed...)
}

// confirmLetters notes the day on which the letters went to the post.
func (s *Server) confirmLetters(c echo.Context, v *visitor) error {
	k, err := s.campaigning(c, v)
	if err != nil {
		return err
	}
	if k.campaign.Channel != survey.ByLetter || k.campaign.State != survey.CampaignRunning {
		return s.outrun(c, k, survey.ErrConflict)
	}
	day, fault := typedDay("Verschickt am", c.Request().PostForm.Get("verschickt"))
	if fault == "" && (day == "" || day > survey.DayOf(k.now)) {
		fault = "Verschickt am: Schreiben Sie bitte den Tag, an dem die Briefe zur Post gingen. Er kann nicht in der Zukunft liegen."
	}
	if fault != "" {
		return s.renderCampaign(c, http.StatusUnprocessableEntity, k, nil, map[string]string{"verschickt": fault})
	}
	if err := s.Store.ConfirmLetters(c.Request().Context(), k.scope, k.seen(c), day); err != nil {
		return s.outrun(c, k, err)
	}
	return seeOther(c, k.path()+"?hinweis=anschreiben-verschickt")
}

// decideLetter notes what somebody found out about one county's mail.
func (s *Server) decideLetter(c echo.Context, v *visitor) error {
	k, err := s.campaigning(c, v)
	if err != nil {
		return err
	}
	values := c.Request().PostForm
	one, ok := k.scope.ForCounty(values.Get(countyField))
	decision, known := map[string]survey.LetterDecision{"zugestellt": survey.LetterArrived, "erneut": survey.LetterAgain,
		"zurueckgekommen": survey.LetterBounced}[values.Get("entscheidung")]
	if !ok || !known {
		return survey.ErrInvalid
	}
	if err := s.Store.DecideLetter(c.Request().Context(), one, k.campaign.ID, decision); err != nil {
		return s.outrun(c, k, err)
	}
	return seeOther(c, k.path()+"?hinweis=anschreiben-vermerkt")
}

// fates are the states of a mail in words.
var fates = map[mail.State]struct{ text, tone string }{
	mail.Queued: {"wartet", "info"}, mail.Claimed: {"wird verschickt", "info"}, mail.Sent: {"verschickt", "success"},
	mail.Unclear: {"unklar", "warning"}, mail.Failed: {"gescheitert", "danger"},
}

// failures are the codes of mails that were not sent, in words.
var failures = map[string]string{
	"keine Antwort":              "Der Mailserver hat nach der Übergabe nicht geantwortet. Die Nachricht kann angekommen sein.",
	"keine Adresse":              "Zu dieser Person ist keine E-Mail-Adresse hinterlegt.",
	"Adresse":                    "Die hinterlegte E-Mail-Adresse lässt sich nicht verwenden.",
	"Inhalt":                     "Die Nachricht ließ sich nicht schreiben. Sehen Sie bitte die Vorschau an.",
	mail.NoReason:                "Es hat sich erledigt: Der Landkreis war nicht mehr gemeint, als die Nachricht an der Reihe war.",
	mail.Halted:                  "Das Anschreiben wurde vorher angehalten.",
	string(survey.ContactBounce): "Als unzustellbar zurückgekommen.",
}

func (k *campaigning) unitRow(i int, u survey.CampaignUnit, county survey.County) campaignUnitRow {
	row := campaignUnitRow{ID: "kreis-" + strconv.Itoa(i+1), Key: u.County, Name: county.Name, Href: countyPath(k.wave.Key, u.County), Attempted: u.Attempted}
	if u.Letter == "" {
		row.State, row.Tone = "Brief ausgegeben", "info"
		if !u.Attempted.IsZero() {
			row.State, row.Tone = "Brief verschickt", "success"
		}
		return row
	}
	state := mail.State(u.State)
	row.State, row.Tone, row.Why = fates[state].text, fates[state].tone, failures[u.Code]
	switch {
	case u.Code == mail.NoReason:
		row.State, row.Tone = "hinfällig", "info"
	case u.Code == mail.Halted:
		row.State, row.Tone = "angehalten", "info"
	case u.Code == string(survey.ContactBounce):
		row.State, row.Tone = "zurückgekommen", "danger"
	case row.Why == "" && u.Code != "" && state == mail.Failed:
		row.Why = "Der Mailserver hat die Nachricht abgelehnt (" + u.Code + ")."
	case row.Why == "" && u.Code != "":
		row.Why = "Noch nicht angenommen (" + u.Code + "); es wird weiter versucht."
	}
	row.Bounced = state == mail.Sent && u.Code == string(survey.ContactBounce)
	row.Unclear, row.Sent = state == mail.Unclear, state == mail.Sent && !row.Bounced
	row.Again = u.Contact != "" && (row.Unclear || row.Bounced || state == mail.Failed)
	if row.Bounced && !row.Again {
		row.Why += " Berichtigen Sie bitte zuerst die Adresse auf der Seite des Landkreises; danach lässt sich die Nachricht noch einmal senden."
	}
	return row
}

func (s *Server) campaignUnits(c echo.Context, k *campaigning) (rows []campaignUnitRow, tally []choiceView, err error) {
	units, err := s.Store.CampaignUnits(c.Request().Context(), k.scope, k.campaign.ID)
	if err != nil {
		return nil, nil, err
	}
	responses, err := s.Store.Responses(c.Request().Context(), k.scope)
	counties := map[string]survey.County{}
	for _, r := range responses {
		counties[r.County.Key] = r.County
	}
	count, order := map[string]int{}, []string{}
	for i, u := range units {
		row := k.unitRow(i, u, counties[u.County])
		if count[row.State]++; count[row.State] == 1 {
			order = append(order, row.State)
		}
		rows = append(rows, row)
	}
	for _, state := range order {
		tally = append(tally, choiceView{state, strconv.Itoa(count[state])})
	}
	return rows, tally, err
}

package main

import (
	"cmp"
	"errors"
	"fmt"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/instrument"
	"kreisumfrage/internal/survey"
	"kreisumfrage/internal/web"
)

type waveCommands struct {
	Create waveCreate `cmd:"" help:"Legt eine Erhebung mit Fragebogen und Liste der Landkreise an."`
	Open   waveOpen   `cmd:"" help:"Öffnet eine Erhebung: jeder Landkreis bekommt einen Antwortbogen."`
	Close  waveClose  `cmd:"" help:"Schließt eine Erhebung: es werden keine Angaben mehr angenommen."`

	Reopen   waveReopen   `cmd:"" help:"Öffnet eine geschlossene Erhebung wieder, mit Begründung."`
	Evaluate waveEvaluate `cmd:"" help:"Kennzeichnet eine geschlossene Erhebung als ausgewertet: die Zahlen sind endgültig."`
	Archive  waveArchive  `cmd:"" help:"Archiviert eine ausgewertete Erhebung für immer: sie lässt sich nur noch lesen und exportieren."`

	Earlier waveEarlier `cmd:"" help:"Legt für einen Entwurf fest, an welche frühere Erhebung die Prüfseite der Landkreise anknüpft; ohne frühere Kennung an keine."`

	Edition waveEdition `cmd:"" help:"Setzt in einer Erhebung eine neue Ausgabe des Fragebogens in Kraft; gespeicherte Angaben werden übertragen."`

	Reconstruct waveReconstruct `cmd:"" help:"Legt die Rekonstruktion der Umfrage von 2017 als eigene Erhebung an."`
}

// operator is the actor of the command line in history and audit.
const operator = access.Operator

type waveCreate struct {
	database
	Key        string `arg:"" name:"kennung" help:"Kennung der Erhebung, zum Beispiel 2026."`
	Title      string `name:"titel" help:"Titel, den die Landkreise lesen; ohne Angabe der des Fragebogens."`
	Year       int    `name:"jahr" required:"" placeholder:"JJJJ" help:"Jahr, auf das sich die Angaben beziehen."`
	FirstDay   string `name:"von" required:"" placeholder:"JJJJ-MM-TT" help:"Erster Tag des Erhebungszeitraums."`
	LastDay    string `name:"bis" required:"" placeholder:"JJJJ-MM-TT" help:"Letzter Tag; der Zeitraum endet um 24:00 Uhr."`
	Definition string `name:"fragebogen" type:"path" placeholder:"DATEI" help:"Fragebogen; ohne Angabe der eingebaute."`
	SampleData bool   `name:"beispieldaten" help:"Kennzeichnet alle Seiten und Exporte der Erhebung mit „Beispieldaten“."`
	Earlier    string `name:"frueher" placeholder:"KENNUNG" help:"Frühere Erhebung, an deren Einreichungen die Prüfseite der Landkreise anknüpft; ohne Angabe keine."`
	Frame      string `name:"landkreise" type:"path" placeholder:"DATEI" help:"Liste der Landkreise als CSV; ohne Angabe die eingebauten 294. Aus den Spalten email, ansprechperson, anrede, telefon, funktion und domain (weitere Personen: email_2 und so weiter) wird, wie sie erreicht werden."`
	Login      string `name:"login" enum:"brief,mail" default:"brief" help:"Wie die Landkreise hereinkommen: mit Link und Code aus einem Anschreiben (brief), oder mit einem Link per E-Mail, dessen Code jedes Mal an dieselbe Adresse geht (mail)."`
}

// Run checks everything before it stores anything.
func (w waveCreate) Run(p *program) error {
	wave := survey.Wave{Key: w.Key, Year: w.Year, SampleData: w.SampleData, Earlier: w.Earlier, Login: logins[w.Login]}
	var err error
	if wave.FirstDay, err = survey.ParseDay(w.FirstDay); err != nil {
		return fmt.Errorf("--von: „%s“ ist kein Tag in der Form 2026-11-30", w.FirstDay)
	}
	if wave.LastDay, err = survey.ParseDay(w.LastDay); err != nil {
		return fmt.Errorf("--bis: „%s“ ist kein Tag in der Form 2026-11-30", w.LastDay)
	}
	if wave.LastDay < wave.FirstDay {
		return errors.New("der letzte Tag liegt vor dem ersten")
	}
	if !survey.ValidWaveKey(w.Key) {
		return errors.New("die Kennung darf nur aus Kleinbuchstaben, Ziffern und Bindestrichen bestehen (höchstens 40 Zeichen)")
	}
	name, definition, err := definitionFile(w.Definition)
	if err != nil {
		return err
	}
	compiled, findings := instrument.Compile(name, definition)
	if len(findings) > 0 {
		lintCommand{}.print(p, name, definition, nil, findings)
		return errFindings
	}
	wave.Title = cmp.Or(w.Title, compiled.Questionnaire.Title)
	frame, reach, err := w.frame(p)
	if err != nil {
		return err
	}
	st, err := w.created(p)
	if err != nil {
		return err
	}
	defer st.Close()
	if err := st.CreateReachableWave(p.ctx, wave, definition, frame, reach, operator); err != nil {
		if why := unrecallable(err, w.Earlier); w.Earlier != "" && why != "" {
			return fmt.Errorf("--frueher: %s", why)
		}
		return fmt.Errorf("Erhebung %s anlegen: %w", w.Key, err)
	}
	_, err = fmt.Fprintf(p.stdout, "Die Erhebung %s ist angelegt: %d Landkreise, %s bis %s.\n", w.Key, len(frame), wave.FirstDay, wave.LastDay)
	return err
}

var logins = map[string]survey.Login{"brief": survey.LoginLetter, "mail": survey.LoginMail}

// frame keeps names and addresses apart from all the rest, so that they can be
// deleted. A list may name any units, not only the counties that are shipped.
func (w waveCreate) frame(p *program) (frame []survey.County, reach map[string]access.Reach, err error) {
	if w.Frame == "" {
		frame, err = embeddedFrame()
		return frame, nil, err
	}
	content, err := readList(w.Frame)
	if err != nil {
		return nil, nil, err
	}
	listings, faults := web.ReadListings(content)
	if len(faults) > 0 {
		printFaults(p.stderr, faults)
		return nil, nil, errors.New("die Liste der Landkreise hat Fehler; die Erhebung ist nicht angelegt")
	}
	frame, reach = web.FrameParts(listings)
	return frame, reach, nil
}

type waveEarlier struct {
	database
	Key     string `arg:"" name:"kennung" help:"Kennung der Erhebung."`
	Earlier string `arg:"" optional:"" name:"fruehere" help:"Kennung der früheren Erhebung; ohne Angabe keine."`
}

// Run sets it as long as nobody answers.
func (w waveEarlier) Run(p *program) error {
	st, err := w.existing(p)
	if err != nil {
		return err
	}
	defer st.Close()
	if _, err := st.Wave(p.ctx, w.Key); err != nil {
		return fmt.Errorf("Erhebung %s: %w", w.Key, err)
	}
	err = st.RecallWave(p.ctx, w.Key, w.Earlier, operator)
	switch why := unrecallable(err, w.Earlier); {
	case errors.Is(err, survey.ErrConflict):
		return fmt.Errorf("die Erhebung %s ist schon geöffnet; woran ihre Prüfseite anknüpft, steht damit fest", w.Key)
	case err != nil && why != "":
		return errors.New(why)
	case err != nil:
		return fmt.Errorf("Erhebung %s: %w", w.Key, err)
	}
	if w.Earlier == "" {
		_, err = fmt.Fprintf(p.stdout, "Die Prüfseite der Erhebung %s knüpft an keine frühere an.\n", w.Key)
		return err
	}
	_, err = fmt.Fprintf(p.stdout, "Die Prüfseite der Erhebung %s fragt nach, wo eine Antwort nicht zur Einreichung in der Erhebung %s passt.\n", w.Key, w.Earlier)
	return err
}

// unrecallable says in words why a wave cannot be the earlier one; empty: for
// another reason.
func unrecallable(err error, earlier string) string {
	switch {
	case errors.Is(err, survey.ErrReconstructed):
		return fmt.Sprintf("die Erhebung %s ist aus veröffentlichten Ergebnissen erzeugt; kein Landkreis hat in ihr etwas eingereicht", earlier)
	case errors.Is(err, survey.ErrInvalid):
		return fmt.Sprintf("die Erhebung %s hat nicht früher begonnen", earlier)
	case errors.Is(err, survey.ErrNotFound):
		return fmt.Sprintf("es gibt keine Erhebung %s", earlier)
	}
	return ""
}

// moved asks to move a wave and says so.
func (d database) moved(p *program, key string, m survey.WaveMove, done string) error {
	st, err := d.existing(p)
	if err != nil {
		return err
	}
	defer st.Close()
	if err := st.MoveWave(p.ctx, access.WaveScope(key, operator), m); err != nil {
		return fmt.Errorf("Erhebung %s: %w", key, err)
	}
	_, err = fmt.Fprintf(p.stdout, "Die Erhebung %s ist %s.\n", key, done)
	return err
}

type waveClose struct {
	database
	Key string `arg:"" name:"kennung" help:"Kennung der Erhebung."`
}

// Run closes the wave.
func (w waveClose) Run(p *program) error {
	return w.moved(p, w.Key, survey.WaveMove{To: survey.WaveClosed}, "geschlossen")
}

type waveReopen struct {
	database
	Key     string `arg:"" name:"kennung" help:"Kennung der Erhebung."`
	Reason  string `name:"grund" required:"" placeholder:"GRUND" help:"Begründung, die festgehalten wird."`
	LastDay string `name:"bis" required:"" placeholder:"JJJJ-MM-TT" help:"Neuer letzter Tag."`
}

// Run opens a closed wave again.
func (w waveReopen) Run(p *program) error {
	day, err := survey.ParseDay(w.LastDay)
	if err != nil {
		return fmt.Errorf("--bis: „%s“ ist kein Tag in der Form 2026-11-30", w.LastDay)
	}
	return w.moved(p, w.Key, survey.WaveMove{To: survey.WaveOpen, Reason: w.Reason, LastDay: day}, "wieder geöffnet")
}

type waveEvaluate struct {
	database
	Key    string `arg:"" name:"kennung" help:"Kennung der Erhebung."`
	Reason string `name:"zurueck" placeholder:"GRUND" help:"Nimmt die Kennzeichnung mit dieser Begründung zurück."`
}

// Run says that the figures are final, or that they are not.
func (w waveEvaluate) Run(p *program) error {
	if w.Reason != "" {
		return w.moved(p, w.Key, survey.WaveMove{To: survey.WaveClosed, Reason: w.Reason}, "wieder geschlossen und nicht ausgewertet")
	}
	return w.moved(p, w.Key, survey.WaveMove{To: survey.WaveEvaluated}, "als ausgewertet gekennzeichnet")
}

type waveArchive struct {
	database
	Key string `arg:"" name:"kennung" help:"Kennung der Erhebung."`
}

// Run archives the wave for good.
func (w waveArchive) Run(p *program) error {
	return w.moved(p, w.Key, survey.WaveMove{To: survey.WaveArchived}, "archiviert")
}

type waveReconstruct struct{ database }

// Run loads the synthetic responses that give back what was published in 2018.
func (w waveReconstruct) Run(p *program) error {
	facts, err := published()
	if err != nil {
		return err
	}
	st, err := w.created(p)
	if err != nil {
		return err
	}
	defer st.Close()
	if err := addReconstruction(p.ctx, st, facts); err != nil {
		return fmt.Errorf("Rekonstruktion anlegen: %w", err)
	}
	_, err = fmt.Fprintf(p.stdout, "Die Rekonstruktion ist als Erhebung %s angelegt.\n", reconstructionWave)
	return err
}

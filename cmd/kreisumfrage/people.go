package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"strings"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/export"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/survey"
)

type adminCommands struct {
	Create  adminCreate  `cmd:"" help:"Legt einen Zugang für den DLT an. Das Passwort wird von der Standardeingabe gelesen."`
	Disable adminDisable `cmd:"" help:"Sperrt einen Zugang des DLT und beendet seine Anmeldungen."`
	Reset   adminReset   `cmd:"" name:"reset-factor" help:"Vergisst den zweiten Faktor eines Zugangs; bei der nächsten Anmeldung wird ein neuer eingerichtet."`
}

// adminChange is a change of one account.
type adminChange struct {
	database
	Login string `arg:"" name:"anmeldename" help:"Anmeldename des Zugangs."`
}

func (a adminChange) change(p *program, done string, change func(*store.Store, access.Principal, string) error) error {
	st, err := a.existing(p)
	if err != nil {
		return err
	}
	defer st.Close()
	account, err := st.AdminByLogin(p.ctx, a.Login)
	if errors.Is(err, survey.ErrNotFound) {
		return fmt.Errorf("den Zugang „%s“ gibt es nicht", access.NormalLogin(a.Login))
	}
	if err != nil {
		return err
	}
	err = change(st, access.Principal{Role: access.System, Person: operator}, account.Person)
	if errors.Is(err, survey.ErrLastAdmin) {
		return errors.New("mindestens ein Zugang mit der Rolle DLT-Administration muss offen bleiben; es wurde nichts geändert")
	}
	if err == nil {
		_, err = fmt.Fprintf(p.stdout, "%s: „%s“. Alle Anmeldungen sind beendet.\n", done, account.Login)
	}
	return err
}

type adminDisable struct{ adminChange }

// Run shuts the account at once.
func (a adminDisable) Run(p *program) error {
	return a.change(p, "Gesperrt", func(st *store.Store, by access.Principal, person string) error {
		return st.DisableAccount(p.ctx, by, person, true)
	})
}

type adminReset struct{ adminChange }

// Run is for who has lost telephone and recovery codes, when nobody else could do
// it in the browser.
func (a adminReset) Run(p *program) error {
	return a.change(p, "Zweiter Faktor zurückgesetzt", func(st *store.Store, by access.Principal, person string) error {
		return st.ResetFactor(p.ctx, by, person)
	})
}

type adminCreate struct {
	database
	Login        string `arg:"" name:"anmeldename" help:"Anmeldename, zum Beispiel die dienstliche E-Mail-Adresse."`
	Name         string `name:"name" required:"" placeholder:"NAME" help:"Name, der im Kopf der Seiten steht."`
	PasswordFile string `name:"password-file" env:"KREIS_PASSWORD_FILE" type:"path" placeholder:"DATEI" help:"Datei mit dem Passwort statt der Standardeingabe."`
}

// Run reads the password from a file or from standard input, never from a flag:
// the command line is visible to all users of the machine.
func (a adminCreate) Run(p *program) error {
	password, err := a.password(p)
	if err != nil {
		return err
	}
	st, err := a.created(p)
	if err != nil {
		return err
	}
	defer st.Close()
	if err := createAdmin(p, st, a.Login, a.Name, password); err != nil {
		return err
	}
	_, err = fmt.Fprintf(p.stdout, "Der Zugang „%s“ ist angelegt.\n", access.NormalLogin(a.Login))
	return err
}

func (a adminCreate) password(p *program) (string, error) {
	if a.PasswordFile != "" {
		content, err := os.ReadFile(a.PasswordFile)
		if err != nil {
			return "", fmt.Errorf("die Datei mit dem Passwort lässt sich nicht lesen: %w", err)
		}
		return strings.TrimRight(string(content), "\r\n"), nil
	}
	fmt.Fprint(p.stderr, "Passwort (mindestens 15 Zeichen, wird bei der Eingabe angezeigt): ")
	line, err := bufio.NewReader(p.stdin).ReadString('\n')
	if line == "" && err != nil {
		return "", errors.New("es wurde kein Passwort eingegeben")
	}
	return strings.TrimRight(line, "\r\n"), nil
}

func createAdmin(p *program, st *store.Store, login, name, password string) error {
	if fault := access.CheckNewPassword(password, login, name); fault != "" {
		return errors.New(fault.Text())
	}
	hash, err := access.HashPassword(p.ctx, password)
	if err != nil {
		return err
	}
	err = st.CreateAdmin(p.ctx, access.NormalLogin(login), name, hash)
	if errors.Is(err, survey.ErrConflict) {
		return fmt.Errorf("den Zugang „%s“ gibt es schon", access.NormalLogin(login))
	}
	return err
}

type accessCommand struct {
	database
	Wave      string   `name:"wave" required:"" placeholder:"KENNUNG" help:"Kennung der Erhebung."`
	Counties  []string `name:"landkreis" placeholder:"AGS" help:"Nur diese Landkreise."`
	PublicURL string   `name:"public-url" env:"KREIS_PUBLIC_URL" required:"" placeholder:"URL" help:"Öffentliche Adresse, mit der die Links beginnen."`
	Replace   bool     `name:"ersetzen" xor:"frueher" help:"Die früheren Anschreiben und Einladungen dieser Landkreise gelten nicht mehr; wer dort schon mitarbeitet, arbeitet weiter."`
	Dissolve  bool     `name:"aufloesen" xor:"frueher" help:"Nimmt allen in diesen Landkreisen den Zugang, auch der Koordination: Wer den neuen Link öffnet, beginnt als Erste oder Erster. Die Antworten bleiben."`
}

// Run makes a new link and code for each county and prints them once: only
// their hashes are kept.
func (a accessCommand) Run(p *program) error {
	public, err := parsePublicURL(a.PublicURL)
	if err != nil {
		return err
	}
	st, err := a.existing(p)
	if err != nil {
		return err
	}
	defer st.Close()
	sc := access.WaveScope(a.Wave, operator)
	if a.Dissolve && len(a.Counties) == 0 {
		return errors.New("„--aufloesen“ nimmt allen den Zugang; nennen Sie mit „--landkreis“, in welchen Landkreisen")
	}
	wave, err := st.Wave(p.ctx, a.Wave)
	if err == nil && wave.Reconstructed { // before the file begins
		err = survey.ErrReconstructed
	}
	if err != nil {
		return fmt.Errorf("Erhebung %s: %w", a.Wave, err)
	}
	responses, err := st.Responses(p.ctx, sc)
	if err != nil {
		return fmt.Errorf("Landkreise der Erhebung %s: %w", a.Wave, err)
	}
	chosen, err := a.chosen(responses)
	if err != nil {
		return err
	}
	if err := a.dissolve(p, st, chosen); err != nil {
		return err
	}
	if wave.Login == survey.LoginMail {
		return a.mail(p, st, chosen)
	}
	keep := st.CreateCountyAccess
	if a.Replace {
		keep = func(ctx context.Context, sc access.Scope, tokenHash, codeHash string) error {
			return st.ReplaceCountyAccess(ctx, sc, "", tokenHash, codeHash)
		}
	}
	return export.AccessListCSV(p.stdout, wave, func(yield func(export.AccessLine, error) bool) {
		for _, county := range chosen {
			line, err := newAccess(p, keep, sc, county, public)
			if !yield(line, err) || err != nil {
				return
			}
		}
	})
}

// dissolve takes back all access of the counties, if that is wanted.
func (a accessCommand) dissolve(p *program, st *store.Store, counties []survey.County) error {
	if !a.Dissolve {
		return nil
	}
	for _, county := range counties {
		one, ok := access.WaveScope(a.Wave, operator).ForCounty(county.Key)
		if !ok {
			return survey.ErrNotFound
		}
		if err := st.RevokeCountyAccess(p.ctx, one); err != nil {
			return fmt.Errorf("Zugänge von %s: %w", county.Key, err)
		}
	}
	return nil
}

// mail puts an invitation to each official address into the outbox; its link is
// made when it is sent.
func (a accessCommand) mail(p *program, st *store.Store, counties []survey.County) error {
	letters, silent := 0, []string(nil)
	for _, county := range counties {
		one, ok := access.WaveScope(a.Wave, operator).ForCounty(county.Key)
		if !ok {
			return survey.ErrNotFound
		}
		n, err := st.InviteCounty(p.ctx, one, a.Replace, "")
		if err != nil {
			return fmt.Errorf("Einladung an %s: %w", county.Key, err)
		}
		if letters += n; n == 0 {
			silent = append(silent, county.Key+" "+county.Name)
		}
	}
	fmt.Fprintf(p.stdout, "Einladungen im Postausgang: %d. Ohne Mailserver gibt „kreisumfrage mail handout“ sie aus.\n", letters)
	if len(silent) > 0 {
		return fmt.Errorf("ohne Einladung, weil keine Adresse hinterlegt ist („kreisumfrage contact set“):\n  %s", strings.Join(silent, "\n  "))
	}
	return nil
}

func (a accessCommand) chosen(responses []survey.Response) ([]survey.County, error) {
	wanted := map[string]bool{}
	for _, key := range a.Counties {
		wanted[key] = true
	}
	var chosen []survey.County
	for _, r := range responses {
		if len(a.Counties) == 0 || wanted[r.County.Key] {
			chosen = append(chosen, r.County)
			delete(wanted, r.County.Key)
		}
	}
	for key := range wanted {
		return nil, fmt.Errorf("den Landkreis „%s“ gibt es in der Erhebung %s nicht", key, a.Wave)
	}
	return chosen, nil
}

// keepAccess stores the hashes of one county's link and code.
type keepAccess func(ctx context.Context, sc access.Scope, tokenHash, codeHash string) error

func newAccess(p *program, keep keepAccess, sc access.Scope, county survey.County, public *url.URL) (line export.AccessLine, err error) {
	one, ok := sc.ForCounty(county.Key)
	if !ok {
		return line, survey.ErrNotFound
	}
	token, tokenHash := access.NewToken()
	line = export.AccessLine{County: county, Link: linkOf(public, token), Code: access.NewCode()}
	codeHash, err := access.HashCode(p.ctx, line.Code)
	if err != nil {
		return line, err
	}
	if err := keep(p.ctx, one, tokenHash, codeHash); err != nil {
		return line, fmt.Errorf("Zugang für %s: %w", county.Key, err)
	}
	return line, nil
}

package main

import (
	"bytes"
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	netmail "net/mail"
	"net/url"
	"os"
	"strings"
	"sync"
	"text/tabwriter"
	"time"

	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/smtp"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/survey"
	"kreisumfrage/internal/web"
	"kreisumfrage/templates"
)

// contact is whom the counties ask.
type contact struct {
	ContactName  string `name:"contact-name" env:"KREIS_CONTACT_NAME" default:"Deutscher Landkreistag" help:"Kontaktstelle auf jeder Seite."`
	ContactPhone string `name:"contact-phone" env:"KREIS_CONTACT_PHONE" placeholder:"NUMMER" help:"Telefon der Kontaktstelle."`
	ContactMail  string `name:"contact-mail" env:"KREIS_CONTACT_MAIL" placeholder:"ADRESSE" help:"E-Mail-Adresse der Kontaktstelle; an sie gehen Antworten auf Nachrichten."`

	ContactAddress string `name:"contact-address" env:"KREIS_CONTACT_ADDRESS" placeholder:"ANSCHRIFT" help:"Anschrift der Kontaktstelle auf der Seite „Kontakt“."`
}

// lines are how a mail names the contact.
func (c contact) lines() string {
	lines := []string{c.ContactName}
	if c.ContactPhone != "" {
		lines = append(lines, "Telefon "+c.ContactPhone)
	}
	if c.ContactMail != "" {
		lines = append(lines, "E-Mail "+c.ContactMail)
	}
	return strings.Join(lines, "\n")
}

// mailServer is where mails are handed in; without a host they stay in the
// outbox.
type mailServer struct {
	SMTPHost         string `name:"smtp-host" env:"KREIS_SMTP_HOST" placeholder:"NAME" help:"Mailserver, der die Nachrichten verschickt; ohne Angabe warten sie auf „mail handout“."`
	SMTPPort         int    `name:"smtp-port" env:"KREIS_SMTP_PORT" default:"587" help:"Port des Mailservers. Verschlüsselt wird immer: auf 465 von Anfang an, sonst mit STARTTLS."`
	SMTPUser         string `name:"smtp-user" env:"KREIS_SMTP_USER" placeholder:"NAME" help:"Anmeldename am Mailserver; ohne Angabe keine Anmeldung."`
	SMTPPasswordFile string `name:"smtp-password-file" env:"KREIS_SMTP_PASSWORD_FILE" type:"path" placeholder:"DATEI" help:"Datei mit dem Passwort für den Mailserver."`
	SMTPFrom         string `name:"smtp-from" env:"KREIS_SMTP_FROM" placeholder:"ADRESSE" help:"Absender der Nachrichten, zum Beispiel „Umfrage <umfrage@beispiel.de>“."`
	SMTPCAFile       string `name:"smtp-ca-file" env:"KREIS_SMTP_CA_FILE" type:"path" placeholder:"DATEI" help:"Zertifikat der eigenen Zertifizierungsstelle (PEM), falls der Mailserver keines einer öffentlichen hat."`
}

// mailTimeout bounds connecting and every mail; the server's end waits that long.
const mailTimeout = 20 * time.Second

// outgoing is how mails leave the house.
type outgoing struct {
	sender  mail.Sender // nil: they stay in the outbox
	from    netmail.Address
	mailbox web.Mailbox // the demonstration's own

	showcase web.Showcase // likewise; nothing else shows a second factor
}

// outgoing checks the settings; it does not connect.
func (m mailServer) outgoing() (out outgoing, err error) {
	if m.SMTPHost == "" {
		return out, nil
	}
	from, err := mail.ParseAddress(m.SMTPFrom)
	if err != nil {
		return out, fmt.Errorf("--smtp-from: „%s“ ist keine Adresse wie umfrage@beispiel.de, unter der die Nachrichten verschickt werden könnten", m.SMTPFrom)
	}
	cfg := smtp.Config{Host: m.SMTPHost, Port: m.SMTPPort, User: m.SMTPUser, Timeout: mailTimeout}
	if cfg.Password, err = m.password(); err != nil {
		return out, err
	}
	if cfg.Roots, err = m.roots(); err != nil {
		return out, err
	}
	out.from = *from
	out.sender, err = smtp.New(cfg)
	return out, err
}

func (m mailServer) password() (string, error) {
	if m.SMTPPasswordFile == "" {
		return "", nil
	}
	content, err := os.ReadFile(m.SMTPPasswordFile)
	if err != nil {
		return "", fmt.Errorf("die Datei mit dem Passwort für den Mailserver lässt sich nicht lesen: %w", err)
	}
	return string(bytes.TrimRight(content, "\r\n")), nil
}

// roots are nil for those of the machine.
func (m mailServer) roots() (*x509.CertPool, error) {
	if m.SMTPCAFile == "" {
		return nil, nil
	}
	content, err := os.ReadFile(m.SMTPCAFile)
	if err != nil {
		return nil, fmt.Errorf("das Zertifikat der Zertifizierungsstelle lässt sich nicht lesen: %w", err)
	}
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM(content) {
		return nil, fmt.Errorf("in %s steht kein Zertifikat im PEM-Format", m.SMTPCAFile)
	}
	return roots, nil
}

// office is who writes the mails of the survey at the public address.
func (c contact) office(from netmail.Address, public *url.URL) (office mail.Office, err error) {
	office = mail.Office{From: from, Contact: c.lines(), PublicURL: public}
	if c.ContactMail != "" {
		if office.ReplyTo, err = mail.ParseAddress(c.ContactMail); err != nil {
			return office, fmt.Errorf("--contact-mail: „%s“ ist keine Adresse wie umfrage@beispiel.de", c.ContactMail)
		}
	}
	return office, nil
}

func mailTemplates() (*mail.Templates, error) {
	files, err := fs.Sub(templates.Files, "mails")
	if err != nil {
		return nil, err
	}
	return mail.ParseTemplates(files, mail.Kinds)
}

const (
	// How many mails of a wave go out in an hour is one of its settings.
	mailPause = 10 * time.Millisecond
	mailIdle  = 2 * time.Second
)

// begin starts the worker, what posts to the teams by itself, also where mails
// wait for the operator, and the other jobs; end stops all and waits for the mail that is under way.
func (o outgoing) begin(ctx context.Context, st *store.Store, office mail.Office, logger *slog.Logger) (end func(), err error) {
	words, err := mailTemplates()
	if err != nil {
		return nil, err
	}
	team := newTeamPost(st, office)
	ctx, stop := context.WithCancel(ctx)
	var under sync.WaitGroup
	under.Go(func() { team.run(ctx, logger) })
	under.Go(func() { newHousekeeping(st, team, logger).run(ctx) })
	if o.sender != nil {
		worker := mail.Worker{Outbox: st, Sender: o.sender, Templates: words, Office: office, Log: logger, Secrets: team.fresh, Pause: mailPause, Idle: mailIdle}
		under.Go(func() { worker.Run(ctx) })
	}
	return func() { stop(); under.Wait() }, nil
}

func linkOf(public *url.URL, token string) string { return public.JoinPath("zugang", token).String() }

type mailCommands struct {
	List    mailList    `cmd:"" help:"Zeigt den Postausgang: was verschickt ist, was wartet, was gescheitert oder unklar ist."`
	Handout mailHandout `cmd:"" help:"Gibt die wartenden Nachrichten mit ihren Links und Codes aus, ein einziges Mal, und hakt sie als verschickt ab: für den Betrieb ohne Mailserver."`
	Retry   mailRetry   `cmd:"" help:"Verschickt unklare oder gescheiterte Nachrichten noch einmal."`
	Test    mailTest    `cmd:"" help:"Schickt eine Probenachricht über den Mailserver."`
}

type mailList struct{ database }

var mailStates = map[mail.State]string{
	mail.Queued: "wartet", mail.Claimed: "in Arbeit", mail.Sent: "verschickt", mail.Unclear: "unklar", mail.Failed: "gescheitert",
}

// Run names no recipient but the county.
func (m mailList) Run(p *program) error {
	st, err := m.existing(p)
	if err != nil {
		return err
	}
	defer st.Close()
	letters, err := st.Letters(p.ctx)
	if err != nil {
		return err
	}
	table := tabwriter.NewWriter(p.stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "Nummer\tStand\tArt\tErhebung\tLandkreis\tAngelegt\tVerschickt\tVersuche\tFehler")
	for _, l := range letters {
		fmt.Fprintf(table, "%d\t%s\t%s\t%s\t%s\t%s\t%s\t%d\t%s\n", l.ID, mailStates[l.State], l.Kind, orDash(l.Wave), orDash(l.Unit),
			germanMinute(l.Created), germanMinute(l.Sent), l.Attempts, orDash(l.Code))
	}
	return table.Flush()
}

func orDash(text string) string {
	if text == "" {
		return "–"
	}
	return text
}

func germanMinute(t time.Time) string {
	if t.IsZero() {
		return "–"
	}
	return t.In(survey.Berlin).Format("02.01.2006 15:04")
}

type mailHandout struct {
	database
	contact
	PublicURL string `name:"public-url" env:"KREIS_PUBLIC_URL" required:"" placeholder:"URL" help:"Öffentliche Adresse, mit der die Links beginnen."`
}

// Run is the worker with the operator as its mail server.
func (m mailHandout) Run(p *program) error {
	public, err := parsePublicURL(m.PublicURL)
	if err != nil {
		return err
	}
	office, err := m.office(netmail.Address{}, public)
	if err != nil {
		return err
	}
	words, err := mailTemplates()
	if err != nil {
		return err
	}
	st, err := m.existing(p)
	if err != nil {
		return err
	}
	defer st.Close()
	worker := mail.Worker{Outbox: st, Sender: mail.Terminal{W: p.stdout}, Templates: words, Office: office, Log: slog.New(slog.DiscardHandler), Secrets: newTeamPost(st, office).fresh}
	printed, err := worker.Round(p.ctx)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(p.stderr, "Ausgegeben und als verschickt abgehakt: %d. Was nicht ausgegeben werden konnte, zeigt „kreisumfrage mail list“.\n", printed)
	return err
}

type mailRetry struct {
	database
	Numbers []int64 `arg:"" name:"nummer" help:"Nummern aus „mail list“."`
}

// Run stops at the first number that cannot be sent again.
func (m mailRetry) Run(p *program) error {
	st, err := m.existing(p)
	if err != nil {
		return err
	}
	defer st.Close()
	for _, number := range m.Numbers {
		if err := st.RetryLetter(p.ctx, number, operator); errors.Is(err, survey.ErrNotFound) {
			return fmt.Errorf("die Nachricht %d ist weder unklar noch gescheitert", number)
		} else if err != nil {
			return err
		}
		fmt.Fprintf(p.stdout, "Die Nachricht %d wird noch einmal verschickt.\n", number)
	}
	return nil
}

type mailTest struct {
	mailServer
	contact
	PublicURL string `name:"public-url" env:"KREIS_PUBLIC_URL" required:"" placeholder:"URL" help:"Öffentliche Adresse der Umfrage."`
	To        string `arg:"" name:"adresse" help:"E-Mail-Adresse, an die die Probe geht."`
}

// Run sends at once and past the outbox: what goes wrong is for this terminal.
func (m mailTest) Run(p *program) error {
	to, err := mail.ParseAddress(m.To)
	if err != nil {
		return fmt.Errorf("„%s“ ist keine E-Mail-Adresse", m.To)
	}
	public, err := parsePublicURL(m.PublicURL)
	if err != nil {
		return err
	}
	out, err := m.outgoing()
	if err != nil {
		return err
	}
	if out.sender == nil {
		return errors.New("es ist kein Mailserver angegeben (--smtp-host, KREIS_SMTP_HOST)")
	}
	office, err := m.office(out.from, public)
	if err != nil {
		return err
	}
	if err := sendTrial(p.ctx, out.sender, office, *to); err != nil {
		return err
	}
	_, err = fmt.Fprintf(p.stdout, "Der Mailserver %s hat die Probe an %s angenommen.\n", m.SMTPHost, to.Address)
	return err
}

func sendTrial(ctx context.Context, sender mail.Sender, office mail.Office, to netmail.Address) error {
	words, err := mailTemplates()
	if err != nil {
		return err
	}
	e, err := office.Trial(words, to)
	if err != nil {
		return err
	}
	defer sender.Close()
	if err := sender.Open(ctx); err != nil {
		return fmt.Errorf("mit dem Mailserver kommt keine verschlüsselte Verbindung zustande, oder er nimmt die Anmeldung nicht an: %w", err)
	}
	err = sender.Send(ctx, e)
	if refusal := (*mail.Refusal)(nil); errors.As(err, &refusal) {
		return fmt.Errorf("der Mailserver nimmt die Probe nicht an (%s)", refusal.Code)
	}
	return err
}

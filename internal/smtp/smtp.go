// Package smtp hands mails to a mail server, always encrypted.
//
// It knows nothing of the outbox, or why a mail is sent.
package smtp

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	netmail "net/mail"
	"strconv"
	"strings"
	"time"

	gomail "github.com/wneessen/go-mail"
	"github.com/wneessen/go-mail/smtp"
	"golang.org/x/net/idna"

	"kreisumfrage/internal/mail"
)

// Config says which mail server takes the mails.
type Config struct {
	Host     string
	Port     int // 465 is encrypted from its first byte, every other one by STARTTLS
	User     string
	Password string
	Roots    *x509.CertPool // nil: those of the machine
	Timeout  time.Duration  // of connecting, and of each mail
}

// implicitTLS is the port of RFC 8314.
const implicitTLS = 465

// Server is a mail server as a mail.Sender.
type Server struct {
	client *gomail.Client
	open   *smtp.Client
}

// New checks the configuration; it does not connect.
func New(cfg Config) (*Server, error) {
	options := []gomail.Option{
		gomail.WithPort(cfg.Port), gomail.WithTimeout(cfg.Timeout), gomail.WithTLSPolicy(gomail.TLSMandatory),
		gomail.WithTLSConfig(&tls.Config{ServerName: cfg.Host, RootCAs: cfg.Roots, MinVersion: tls.VersionTLS12}),
	}
	if cfg.Port == implicitTLS {
		options = append(options, gomail.WithSSL())
	}
	if cfg.User != "" {
		options = append(options, gomail.WithSMTPAuth(gomail.SMTPAuthAutoDiscover),
			gomail.WithUsername(cfg.User), gomail.WithPassword(cfg.Password))
	}
	client, err := gomail.NewClient(cfg.Host, options...)
	if err != nil {
		return nil, fmt.Errorf("mail server: %w", err)
	}
	return &Server{client: client}, nil
}

// Open implements mail.Sender.
func (s *Server) Open(ctx context.Context) (err error) {
	if s.open == nil {
		s.open, err = s.client.DialToSMTPClientWithContext(ctx)
	}
	return err
}

// Close implements mail.Sender.
func (s *Server) Close() {
	if s.open == nil {
		return
	}
	if err := s.client.CloseWithSMTPClient(s.open); err != nil {
		s.hangUp() // the mails are delivered, with or without a farewell
	}
	s.open = nil
}

// Send implements mail.Sender.
func (s *Server) Send(_ context.Context, e mail.Envelope) error {
	m, err := message(e)
	if err != nil {
		return &mail.Refusal{Code: "Adresse", Permanent: true}
	}
	err = s.client.SendWithSMTPClient(s.open, m)
	if err == nil || m.IsDelivered() { // the server took it, whatever happened then
		return nil
	}
	return s.refusal(err)
}

// refusal tells what certainly did not go out from what may have.
func (s *Server) refusal(err error) error {
	var failed *gomail.SendError
	if !errors.As(err, &failed) {
		return err
	}
	code := failed.ErrorCode()
	if code != 0 {
		text := strings.TrimSpace(strconv.Itoa(code) + " " + failed.EnhancedStatusCode())
		// A server that refuses the sender refuses all mails alike: that is for the
		// operator to mend, and no reason to give up these.
		return &mail.Refusal{Code: text, Permanent: code >= 500 && failed.Reason != gomail.ErrSMTPMailFrom}
	}
	s.hangUp()
	if failed.Reason == gomail.ErrSMTPDataClose { // all was said, and no answer came
		return err
	}
	return &mail.Refusal{Code: "Verbindung abgebrochen"}
}

// hangUp ends a connection that does not answer any more.
func (s *Server) hangUp() {
	_ = s.open.Close() // it is broken anyway
	s.open = nil
}

func message(e mail.Envelope) (*gomail.Msg, error) {
	m := gomail.NewMsg(gomail.WithNoDefaultUserAgent())
	to, err := ascii(e.To)
	if err != nil {
		return nil, err
	}
	if err := errors.Join(m.From(e.From.String()), m.To(to.String())); err != nil {
		return nil, err
	}
	if e.ReplyTo != nil {
		if err := m.ReplyTo(e.ReplyTo.String()); err != nil {
			return nil, err
		}
	}
	m.Subject(e.Subject)
	m.SetMessageIDWithValue(e.MessageID)
	if !e.Date.IsZero() {
		m.SetDateWithValue(e.Date)
	}
	m.SetGenHeader("Auto-Submitted", "auto-generated")
	m.SetBodyString(gomail.TypeTextPlain, e.Text)
	return m, nil
}

// ascii writes a domain with umlauts as every mail server understands it.
func ascii(a netmail.Address) (netmail.Address, error) {
	local, domain, _ := strings.Cut(a.Address, "@")
	domain, err := idna.Lookup.ToASCII(domain)
	a.Address = local + "@" + domain
	return a, err
}

package smtp_test

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"fmt"
	"io"
	"log"
	"log/slog"
	"math/big"
	"mime"
	"net"
	netmail "net/mail"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"github.com/emersion/go-sasl"
	gosmtp "github.com/emersion/go-smtp"

	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/smtp"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
)

// taken is one mail that the server has accepted.
type taken struct {
	from string
	to   []string
	data string
}

// server is a real mail server on this machine.
type server struct {
	config smtp.Config

	mu       sync.Mutex
	mails    []taken
	sessions atomic.Int32
	hang     chan struct{} // not nil: takes a mail in and does not answer until it is closed
}

const (
	user     = "umfrage"
	password = "Sieben Zebras"
)

// start runs one that asks for a login; change may alter it before it listens.
func start(t *testing.T, change ...func(*gosmtp.Server)) *server {
	t.Helper()
	certificate, roots := authority(t)
	s := &server{}
	real := gosmtp.NewServer(gosmtp.BackendFunc(func(*gosmtp.Conn) (gosmtp.Session, error) {
		s.sessions.Add(1)
		return &session{server: s}, nil
	}))
	real.Domain = "localhost"
	real.TLSConfig = &tls.Config{Certificates: []tls.Certificate{certificate}}
	real.ErrorLog = log.New(io.Discard, "", 0)
	for _, c := range change {
		c(real)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go real.Serve(listener)
	t.Cleanup(func() { real.Close() })
	s.config = smtp.Config{Host: "127.0.0.1", Port: listener.Addr().(*net.TCPAddr).Port, User: user, Password: password,
		Roots: roots, Timeout: 5 * time.Second}
	return s
}

// authority makes a certificate for this machine and the roots that trust it.
func authority(t *testing.T) (tls.Certificate, *x509.CertPool) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "Kreis-CA"}, NotAfter: time.Now().Add(time.Hour),
		IsCA: true, BasicConstraintsValid: true, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AddCert(parsed)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, roots
}

// answer ends the hanging.
func (s *server) answer() {
	s.mu.Lock()
	defer s.mu.Unlock()
	close(s.hang)
	s.hang = nil
}

func (s *server) all() []taken {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]taken(nil), s.mails...)
}

type session struct {
	server *server
	known  bool
	mail   taken
}

func (*session) AuthMechanisms() []string { return []string{sasl.Plain} }

func (s *session) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, name, secret string) error {
		if s.known = name == user && secret == password; !s.known {
			return gosmtp.ErrAuthFailed
		}
		return nil
	}), nil
}

func (s *session) Mail(from string, _ *gosmtp.MailOptions) error {
	if !s.known || from == "stranger@dlt.example" {
		return &gosmtp.SMTPError{Code: 550, EnhancedCode: gosmtp.EnhancedCode{5, 7, 1}, Message: "not you, " + from}
	}
	s.mail = taken{from: from}
	return nil
}

func (s *session) Rcpt(to string, _ *gosmtp.RcptOptions) error {
	switch {
	case strings.HasPrefix(to, "gone@"):
		return &gosmtp.SMTPError{Code: 550, EnhancedCode: gosmtp.EnhancedCode{5, 1, 1}, Message: "no such user " + to}
	case strings.HasPrefix(to, "busy@"):
		return &gosmtp.SMTPError{Code: 451, EnhancedCode: gosmtp.EnhancedCode{4, 7, 1}, Message: "greylisted " + to}
	}
	s.mail.to = append(s.mail.to, to)
	return nil
}

func (s *session) Data(r io.Reader) error {
	data, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	if strings.HasPrefix(s.mail.to[0], "spam@") {
		return &gosmtp.SMTPError{Code: 554, EnhancedCode: gosmtp.EnhancedCode{5, 7, 1}, Message: "spam for " + s.mail.to[0]}
	}
	s.mail.data = string(data)
	s.server.mu.Lock()
	s.server.mails = append(s.server.mails, s.mail)
	hang := s.server.hang
	s.server.mu.Unlock()
	if hang != nil {
		<-hang
	}
	return nil
}

func (s *session) Reset()        { s.mail = taken{} }
func (s *session) Logout() error { return nil }

func sender(t *testing.T, cfg smtp.Config) *smtp.Server {
	t.Helper()
	s, err := smtp.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

func to(address string) mail.Envelope {
	return mail.Envelope{From: netmail.Address{Name: "Deutscher Landkreistag", Address: "umfrage@dlt.example"}, To: netmail.Address{Address: address},
		ReplyTo: &netmail.Address{Address: "kontakt@dlt.example"}, MessageID: "ABC@umfrage.example",
		Date: time.Date(2026, 11, 16, 11, 0, 0, 0, time.UTC), Subject: "Für Ähren", Text: "Straße\n.\nEnde\n"}
}

func send(t *testing.T, s *smtp.Server, address string) error {
	t.Helper()
	if err := s.Open(t.Context()); err != nil {
		t.Fatal(err)
	}
	return s.Send(t.Context(), to(address))
}

func TestAMailArrivesAsItWasWritten(t *testing.T) {
	real := start(t)
	if err := send(t, sender(t, real.config), "anna@müller-kreis.example"); err != nil {
		t.Fatal(err)
	}
	got := real.all()
	if len(got) != 1 || got[0].from != "umfrage@dlt.example" || len(got[0].to) != 1 || got[0].to[0] != "anna@xn--mller-kreis-thb.example" {
		t.Fatalf("%+v", got)
	}
	m, err := netmail.ReadMessage(strings.NewReader(got[0].data))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"From": "\"Deutscher Landkreistag\" <umfrage@dlt.example>", "To": "<anna@xn--mller-kreis-thb.example>", "Reply-To": "<kontakt@dlt.example>",
		"Subject": "Für Ähren", "Message-Id": "<ABC@umfrage.example>", "Auto-Submitted": "auto-generated",
		"Date": "Mon, 16 Nov 2026 11:00:00 +0000", "Content-Type": "text/plain; charset=UTF-8", "Cc": "", "Bcc": "", "X-Mailer": "", "User-Agent": "",
	} {
		if decoded, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get(name)); err != nil || decoded != want {
			t.Errorf("%s: %q, %v, want %q", name, decoded, err, want)
		}
	}
	body, err := io.ReadAll(m.Body)
	if err != nil || strings.ReplaceAll(string(body), "\r\n", "\n") != "Stra=C3=9Fe\n.\nEnde\n" {
		t.Errorf("%q, %v", body, err)
	}
}

func TestANameCannotAddAHeaderOrARecipient(t *testing.T) {
	for _, name := range []string{"x\r\nBcc: evil@dlt.example", "x\nSubject: y", "\"<evil@dlt.example>, ", "a@b.example, c"} {
		real := start(t)
		s := sender(t, real.config)
		if err := s.Open(t.Context()); err != nil {
			t.Fatal(err)
		}
		e := to("anna@kreis.example")
		e.To.Name, e.Subject = name, name
		if err := s.Send(t.Context(), e); err != nil {
			continue
		}
		got := real.all()
		if len(got) != 1 || len(got[0].to) != 1 || got[0].to[0] != "anna@kreis.example" {
			t.Fatalf("%q: %+v", name, got)
		}
		m, err := netmail.ReadMessage(strings.NewReader(got[0].data))
		if err != nil || len(m.Header) != 10 || len(m.Header["Subject"]) != 1 || m.Header.Get("Bcc") != "" {
			t.Errorf("%q: %d headers %v, %v", name, len(m.Header), m.Header, err)
		}
		if all, err := m.Header.AddressList("To"); err != nil || len(all) != 1 || all[0].Address != "anna@kreis.example" {
			t.Errorf("%q: %v, %v", name, all, err)
		}
	}
}

func TestManyMailsGoOverOneConnectionAlsoAfterARefusal(t *testing.T) {
	real := start(t)
	s := sender(t, real.config)
	for address, want := range map[string]*mail.Refusal{
		"anna@kreis.example": nil,
		"gone@kreis.example": {Code: "550 5.1.1", Permanent: true},
		"busy@kreis.example": {Code: "451 4.7.1"},
		"spam@kreis.example": {Code: "554 5.7.1", Permanent: true},
		"bert@kreis.example": nil,
	} {
		err := send(t, s, address)
		var refusal *mail.Refusal
		if errors.As(err, &refusal); (want == nil) != (err == nil) || want != nil && (refusal == nil || *refusal != *want) {
			t.Errorf("%s: %v, want %+v", address, err, want)
		}
	}
	if got := real.all(); len(got) != 2 || real.sessions.Load() != 2 { // before and after STARTTLS
		t.Errorf("%d mails in %d sessions: %+v", len(got), real.sessions.Load(), got)
	}
}

func TestNothingIsSentWithoutEncryptionOrLogin(t *testing.T) {
	_, foreign := authority(t)
	for name, c := range map[string]struct {
		server func(*gosmtp.Server)
		client func(*smtp.Config)
		says   string
	}{
		"no STARTTLS":       {func(s *gosmtp.Server) { s.TLSConfig, s.AllowInsecureAuth = nil, true }, func(*smtp.Config) {}, "STARTTLS"},
		"unknown authority": {func(*gosmtp.Server) {}, func(c *smtp.Config) { c.Roots = foreign }, "certificate"},
		"other name":        {func(*gosmtp.Server) {}, func(c *smtp.Config) { c.Host = "localhost" }, "certificate"},
		"wrong password":    {func(*gosmtp.Server) {}, func(c *smtp.Config) { c.Password = "Acht Zebras" }, "535"},
		"nobody there":      {func(*gosmtp.Server) {}, func(c *smtp.Config) { c.Port = 1 }, "connect"},
	} {
		real := start(t, c.server)
		c.client(&real.config)
		err := sender(t, real.config).Open(t.Context())
		if err == nil || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "Zebras") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestASenderWhoIsRefusedIsTriedAgain(t *testing.T) {
	s := sender(t, start(t).config)
	if err := s.Open(t.Context()); err != nil {
		t.Fatal(err)
	}
	e := to("anna@kreis.example")
	e.From.Address = "stranger@dlt.example"
	var refusal *mail.Refusal
	if err := s.Send(t.Context(), e); !errors.As(err, &refusal) || refusal.Permanent {
		t.Errorf("%v", err)
	}
}

func TestAServerThatDoesNotAnswerLeavesTheMailUnclear(t *testing.T) {
	real := start(t)
	real.hang = make(chan struct{})
	real.config.Timeout = 300 * time.Millisecond
	s := sender(t, real.config)
	err := send(t, s, "anna@kreis.example")
	if refusal := (*mail.Refusal)(nil); err == nil || errors.As(err, &refusal) {
		t.Errorf("%v", err)
	}
	real.answer()
	if err := send(t, s, "bert@kreis.example"); err != nil {
		t.Errorf("the next mail: %v", err)
	}
}

func TestAServerThatIsGoneHasNotTakenTheMail(t *testing.T) {
	var closing *gosmtp.Server
	real := start(t, func(s *gosmtp.Server) { closing = s })
	s := sender(t, real.config)
	if err := send(t, s, "anna@kreis.example"); err != nil {
		t.Fatal(err)
	}
	if err := closing.Close(); err != nil {
		t.Fatal(err)
	}
	var refusal *mail.Refusal
	if err := send(t, s, "bert@kreis.example"); !errors.As(err, &refusal) || refusal.Permanent {
		t.Errorf("%v", err)
	}
}

// invitation is a kind of mail with a secret.
var invitation = &mail.Kind{Name: "einladung", Values: []mail.Placeholder{mail.County}, Secret: []mail.Placeholder{mail.Code}}

// worker sends from the store to the server; its secrets are the letters'
// numbers.
func worker(t *testing.T, box mail.Outbox, real *server, log io.Writer) *mail.Worker {
	t.Helper()
	words, err := mail.ParseTemplates(fstest.MapFS{"einladung.txt": {Data: []byte("Betreff: {Landkreis}\n\nCode {Code}\n")}}, []*mail.Kind{invitation})
	if err != nil {
		t.Fatal(err)
	}
	public, err := url.Parse("https://umfrage.example")
	if err != nil {
		t.Fatal(err)
	}
	return &mail.Worker{Outbox: box, Sender: sender(t, real.config), Templates: words, Log: slog.New(slog.NewTextHandler(log, nil)),
		Office: mail.Office{From: netmail.Address{Address: "umfrage@dlt.example"}, PublicURL: public},
		Secrets: func(_ context.Context, p mail.Posted) (mail.Values, error) {
			return mail.Values{mail.Code: fmt.Sprintf("GEHEIM-%d", p.ID)}, nil
		}}
}

// invite posts a letter to the address.
func invite(t *testing.T, s *store.Store, address string) {
	t.Helper()
	if err := s.CreateCountyAccess(t.Context(), storetest.Of(storetest.Pinneberg, "op"), address, "code"); err != nil {
		t.Fatal(err)
	}
	grant, err := s.CountyAccess(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.SetEmail(t.Context(), grant.Person, address); err != nil {
		t.Fatal(err)
	}
	l := mail.Letter{Key: address, Kind: invitation, Wave: storetest.Wave, Unit: storetest.Pinneberg, Person: grant.Person,
		Values: mail.Values{mail.County: "Kreis Pinneberg"}}
	if err := s.PostLetter(t.Context(), l); err != nil {
		t.Fatal(err)
	}
}

func round(t *testing.T, w *mail.Worker, want int) {
	t.Helper()
	if sent, err := w.Round(t.Context()); err != nil || sent != want {
		t.Errorf("%d mails sent, %v, want %d", sent, err, want)
	}
}

func pass(t *testing.T, s *store.Store, d time.Duration) {
	t.Helper()
	now, err := s.Now(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	storetest.SetClock(t, s, now.Add(d))
}

// states counts the letters by their states.
func states(t *testing.T, s *store.Store) map[mail.State]int {
	t.Helper()
	letters, err := s.Letters(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	n := map[mail.State]int{}
	for _, l := range letters {
		n[l.State]++
	}
	return n
}

func TestTheOutboxIsEmptiedAndTellsWhatWasRefused(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		storetest.OpenWave(t, s)
		for _, address := range []string{"anna@kreis.example", "gone@kreis.example", "busy@kreis.example", "bert@kreis.example"} {
			invite(t, s, address)
		}
		real := start(t)
		var log bytes.Buffer
		w := worker(t, s, real, &log)
		round(t, w, 2)
		for want := range 3 { // a minute, then two
			pass(t, s, time.Duration(1+want)*time.Minute)
			round(t, w, 0)
		}
		letters, err := s.Letters(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range letters {
			switch l.Code {
			case "550 5.1.1":
				if l.State != mail.Failed || l.Attempts != 1 {
					t.Errorf("%+v", l)
				}
			case "451 4.7.1":
				if l.State != mail.Queued || l.Attempts != 3 {
					t.Errorf("%+v", l)
				}
			default:
				if l.State != mail.Sent || l.Attempts != 1 || l.Code != "" {
					t.Errorf("%+v", l)
				}
			}
		}
		for _, got := range real.all() {
			if len(got.to) != 1 || !strings.Contains(got.data, "Code GEHEIM-") {
				t.Errorf("%+v", got)
			}
		}
		stored := fmt.Sprint(storetest.Dump(t, s))
		for _, text := range []string{log.String(), stored} {
			if strings.Contains(text, "GEHEIM") {
				t.Errorf("a secret is kept: %s", text)
			}
		}
		if strings.Contains(log.String(), "@") {
			t.Errorf("an address in the log: %s", log.String())
		}
	})
}

func TestTwoWorkersSendEachMailOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		storetest.OpenWave(t, s)
		const mails = 30
		for n := range mails {
			invite(t, s, fmt.Sprintf("p%d@kreis.example", n))
		}
		real := start(t)
		var wg sync.WaitGroup
		for range 2 {
			w := worker(t, s, real, io.Discard)
			wg.Go(func() {
				if _, err := w.Round(t.Context()); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		got := map[string]int{}
		for _, m := range real.all() {
			got[m.to[0]]++
		}
		for address, times := range got {
			if times != 1 {
				t.Errorf("%s got %d mails", address, times)
			}
		}
		if len(got) != mails || states(t, s)[mail.Sent] != mails {
			t.Errorf("%d people got mails, %v", len(got), states(t, s))
		}
	})
}

// dying is an outbox whose worker dies before it can say what became of a mail.
type dying struct{ *store.Store }

var errDead = errors.New("killed")

func (dying) SettleLetter(context.Context, mail.Posted, mail.Outcome) error { return errDead }

func TestAMailOfAWorkerThatDiedIsUnclearAndNotSentAgain(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		storetest.OpenWave(t, s)
		invite(t, s, "anna@kreis.example")
		real := start(t)
		if _, err := worker(t, dying{s}, real, io.Discard).Round(t.Context()); !errors.Is(err, errDead) {
			t.Fatal(err)
		}
		w := worker(t, s, real, io.Discard)
		round(t, w, 0)
		if n := states(t, s); n[mail.Claimed] != 1 {
			t.Errorf("right after: %v", n)
		}
		for range 3 {
			pass(t, s, 11*time.Minute)
			round(t, w, 0)
		}
		if n := states(t, s); n[mail.Unclear] != 1 || len(real.all()) != 1 {
			t.Errorf("%v, %d mails", n, len(real.all()))
		}
	})
}

func TestAMailWithoutAnAnswerIsUnclearAndTheOthersGoOn(t *testing.T) {
	s := storetest.SQLite(t)
	storetest.OpenWave(t, s)
	real := start(t)
	real.hang = make(chan struct{})
	real.config.Timeout = 300 * time.Millisecond
	w := worker(t, s, real, io.Discard)
	invite(t, s, "anna@kreis.example")
	round(t, w, 0)
	real.answer()
	invite(t, s, "bert@kreis.example")
	pass(t, s, 24*time.Hour)
	round(t, w, 1)
	if n := states(t, s); n[mail.Unclear] != 1 || n[mail.Sent] != 1 || len(real.all()) != 2 {
		t.Errorf("%v, %d mails", n, len(real.all()))
	}
}

func TestMailsWaitForAServerThatIsAway(t *testing.T) {
	s := storetest.SQLite(t)
	storetest.OpenWave(t, s)
	invite(t, s, "anna@kreis.example")
	real := start(t)
	away := &server{config: real.config}
	away.config.Port = 1
	if _, err := worker(t, s, away, io.Discard).Round(t.Context()); err == nil {
		t.Error("a server that is not there took a mail")
	}
	pass(t, s, time.Minute)
	round(t, worker(t, s, real, io.Discard), 1)
}

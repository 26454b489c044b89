package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"io"
	"log"
	"maps"
	"math/big"
	"net"
	netmail "net/mail"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
	"time"

	gosmtp "github.com/emersion/go-smtp"

	"kreisumfrage/internal/smtp"
)

// postOffice is a real mail server that counts what it takes, by recipient.
type postOffice struct {
	server mailServer // its settings
	flags  []string   // that lead the program to it
	closed chan struct{}

	mu    sync.Mutex
	taken map[string]int
	ids   map[string]bool   // Message-IDs
	says  map[string]answer // to mails for an address
	mute  map[string]bool   // once a mail for the address is taken
}

// answer is how often a recipient is refused, and how.
type answer struct{ code, times int }

// rcpt refuses mails to the address, so often.
func (o *postOffice) rcpt(to string, code, times int) { o.says[to] = answer{code, times} }

// hang takes the next mail to the address and never says so.
func (o *postOffice) hang(to string) { o.mute[to] = true }

// outgoing is the way to it, for a program that does not wait long.
func (o *postOffice) outgoing() (out outgoing, err error) {
	cfg := smtp.Config{Host: o.server.SMTPHost, Port: o.server.SMTPPort, Timeout: 2 * time.Second}
	if cfg.Roots, err = o.server.roots(); err != nil {
		return out, err
	}
	out.from = netmail.Address{Address: o.server.SMTPFrom}
	out.sender, err = smtp.New(cfg)
	return out, err
}

// counts is how many mails each recipient got.
func (o *postOffice) counts() map[string]int {
	o.mu.Lock()
	defer o.mu.Unlock()
	return maps.Clone(o.taken)
}

func newPostOffice(t *testing.T) *postOffice {
	t.Helper()
	certificate, file := selfSigned(t)
	o := &postOffice{taken: map[string]int{}, ids: map[string]bool{}, says: map[string]answer{}, mute: map[string]bool{}, closed: make(chan struct{})}
	server := gosmtp.NewServer(gosmtp.BackendFunc(func(*gosmtp.Conn) (gosmtp.Session, error) { return &counter{office: o}, nil }))
	server.Domain, server.TLSConfig = "localhost", &tls.Config{Certificates: []tls.Certificate{certificate}}
	server.ErrorLog = log.New(io.Discard, "", 0)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go server.Serve(listener)
	t.Cleanup(func() { close(o.closed); server.Close() })
	o.server = mailServer{SMTPHost: "127.0.0.1", SMTPPort: listener.Addr().(*net.TCPAddr).Port, SMTPFrom: "umfrage@dlt.example", SMTPCAFile: file}
	o.flags = []string{"--smtp-host", o.server.SMTPHost, "--smtp-port", strconv.Itoa(o.server.SMTPPort),
		"--smtp-from", o.server.SMTPFrom, "--smtp-ca-file", file}
	return o
}

func selfSigned(t *testing.T) (tls.Certificate, string) {
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
	file := filepath.Join(t.TempDir(), "ca.pem")
	if err := os.WriteFile(file, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), 0o600); err != nil {
		t.Fatal(err)
	}
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, file
}

func (o *postOffice) count() int {
	o.mu.Lock()
	defer o.mu.Unlock()
	return len(o.ids)
}

type counter struct {
	office *postOffice
	to     string
}

func (*counter) Mail(string, *gosmtp.MailOptions) error { return nil }

func (c *counter) Rcpt(to string, _ *gosmtp.RcptOptions) error {
	c.to = to
	c.office.mu.Lock()
	defer c.office.mu.Unlock()
	if says := c.office.says[to]; says.times > 0 {
		c.office.says[to] = answer{says.code, says.times - 1}
		return &gosmtp.SMTPError{Code: says.code, Message: "no"}
	}
	return nil
}

func (c *counter) Data(r io.Reader) error {
	m, err := netmail.ReadMessage(r)
	if err != nil {
		return err
	}
	c.office.mu.Lock()
	c.office.taken[c.to]++
	c.office.ids[m.Header.Get("Message-Id")] = true
	mute := c.office.mute[c.to]
	delete(c.office.mute, c.to)
	c.office.mu.Unlock()
	if mute {
		<-c.office.closed
	}
	return nil
}

func (*counter) Reset()        {}
func (*counter) Logout() error { return nil }

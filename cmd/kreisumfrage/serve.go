package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/print"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/web"
	"kreisumfrage/static"
	"kreisumfrage/templates"
)

// site is how the server is reached and whom its pages name.
type site struct {
	Addr           string   `name:"addr" env:"KREIS_ADDR" default:"127.0.0.1:8017" help:"Adresse, auf der der Server lauscht."`
	PublicURL      string   `name:"public-url" env:"KREIS_PUBLIC_URL" placeholder:"URL" help:"Öffentliche Adresse; ohne Angabe http://ADRESSE."`
	Chromium       string   `name:"chromium" env:"KREIS_CHROMIUM" placeholder:"PROGRAMM" help:"Chromium, das die PDF-Dateien druckt; ohne Angabe das aus dem Suchpfad."`
	FactorKeyFile  string   `name:"factor-key-file" env:"KREIS_FACTOR_KEY_FILE" type:"path" placeholder:"DATEI" help:"Datei mit dem Schlüssel der zweiten Faktoren; ohne Angabe liegt sie im Datenordner."`
	TwoPersons     bool     `name:"two-persons" env:"KREIS_TWO_PERSONS" help:"Rollen, Einladungen zu Konten, Löschtage, Schließen und Archivieren gelten erst, wenn eine zweite Person mit der Rolle DLT-Administration zustimmt."`
	TrustedProxies []string `name:"trusted-proxies" env:"KREIS_TRUSTED_PROXIES" placeholder:"NETZ" help:"Netze der eigenen Proxys, deren X-Forwarded-For gilt."`
	contact
	signOn
}

type serveCommand struct {
	database
	site
	mailServer
}

// Run serves until it is told to stop.
func (s serveCommand) Run(p *program) error {
	st, err := s.migrated(p, jsonLogger(p))
	if err != nil {
		return err
	}
	defer st.Close()
	out, err := s.outgoing()
	if err != nil {
		return err
	}
	return s.serve(p, st, s.Data, out, nil)
}

func jsonLogger(p *program) *slog.Logger { return slog.New(slog.NewJSONHandler(p.stderr, nil)) }

// serve listens first, so that the address is known even when its port is 0,
// and calls ready with it before the first request.
func (s site) serve(p *program, st *store.Store, dataDir string, out outgoing, ready func(*url.URL) error) error {
	listener, err := net.Listen("tcp", s.Addr)
	if err != nil {
		return fmt.Errorf("die Adresse %s lässt sich nicht öffnen: %w", s.Addr, err)
	}
	defer listener.Close()
	public, err := s.publicURL(listener.Addr())
	if err != nil {
		return err
	}
	if err := st.Purge(p.ctx); err != nil {
		return err
	}
	printer, err := s.printer(jsonLogger(p))
	if err != nil {
		return err
	}
	// What is being printed when the server is told to stop can be asked for again.
	stop := context.AfterFunc(p.ctx, printer.Close)
	defer stop()
	defer printer.Close()
	vault, err := s.vault(p.ctx, st, dataDir)
	if err != nil {
		return err
	}
	server, err := s.server(p, st, dataDir, public, out, vault, printer)
	if err != nil {
		return err
	}
	office, err := s.office(out.from, public)
	if err != nil {
		return err
	}
	end, err := out.begin(p.ctx, st, office, jsonLogger(p))
	if err != nil {
		return err
	}
	defer end()
	if ready != nil {
		if err := ready(public); err != nil {
			return err
		}
	}
	fmt.Fprintln(p.stdout, "Kreisumfrage läuft unter", public)
	return serveUntilDone(p.ctx, server.HTTPServer(s.Addr), listener)
}

func serveUntilDone(ctx context.Context, server *http.Server, listener net.Listener) error {
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	// Running requests get the time to end; answers in flight are saved or told.
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), 15*time.Second)
	defer cancel()
	if err := server.Shutdown(grace); err != nil {
		return fmt.Errorf("anhalten: %w", err)
	}
	if err := <-failed; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// publicURL is the only source of absolute addresses.
func (s site) publicURL(listening net.Addr) (*url.URL, error) {
	if s.PublicURL == "" {
		return parsePublicURL("http://" + listening.String())
	}
	return parsePublicURL(s.PublicURL)
}

// parsePublicURL refuses plain http, except for this machine itself: browsers
// drop the session cookie on it.
func parsePublicURL(text string) (*url.URL, error) {
	u, err := url.Parse(text)
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") || (u.Path != "" && u.Path != "/") {
		return nil, fmt.Errorf("--public-url: „%s“ ist keine Adresse wie https://umfrage.beispiel.de", text)
	}
	if u.Scheme == "http" && !loopback(u) {
		return nil, fmt.Errorf("--public-url: unter „%s“ könnte sich niemand anmelden, weil Browser das Sitzungs-Cookie nur über https annehmen", text)
	}
	u.Path = ""
	return u, nil
}

// printer is for as many PDFs at once as two processors make; an answer may
// take a minute, with waiting and all.
func (s site) printer(logger *slog.Logger) (*print.Printer, error) {
	printer := print.New(print.Options{Chromium: s.Chromium, AtOnce: 2, Wait: 10 * time.Second, Limit: 40 * time.Second})
	_, err := printer.Find()
	switch {
	case err != nil && s.Chromium != "":
		return nil, fmt.Errorf("--chromium: „%s“ ist kein Programm, das sich starten lässt", s.Chromium)
	case err != nil:
		logger.Warn("no Chromium found: instead of PDFs there is a page that tells how to print")
	}
	return printer, nil
}

func (s site) server(p *program, st *store.Store, dataDir string, public *url.URL, out outgoing, vault *access.Vault, printer web.Printer) (*web.Server, error) {
	office, err := s.office(out.from, public)
	if err != nil {
		return nil, err
	}
	facts, err := published()
	if err != nil {
		return nil, err
	}
	countyMap, err := embeddedMap()
	if err != nil {
		return nil, err
	}
	texts, err := textFiles(dataDir)
	if err != nil {
		return nil, err
	}
	shipped, err := shippedParts()
	if err != nil {
		return nil, err
	}
	var proxies []netip.Prefix
	for _, text := range s.TrustedProxies {
		prefix, err := netip.ParsePrefix(text)
		if err != nil {
			return nil, fmt.Errorf("--trusted-proxies: „%s“ ist kein Netz wie 10.0.0.0/24", text)
		}
		proxies = append(proxies, prefix)
	}
	service, err := s.service(public)
	if err != nil {
		return nil, err
	}
	look, err := web.ReadLook(templates.Files, static.Files)
	if err != nil {
		return nil, err
	}
	return web.New(web.Config{
		Store: st, Compiler: compiler{}, Author: author{}, Printer: printer, Published: facts, Map: countyMap,
		Look: look, Texts: texts,
		PublicURL: public, TrustedProxies: proxies, Office: office,
		Contact: web.Contact{Name: s.ContactName, Phone: s.ContactPhone, Mail: s.ContactMail, Address: s.ContactAddress},
		Logger:  jsonLogger(p), Stopwatch: store.Stopwatch, Version: programVersion(), Vault: vault, Mailbox: out.mailbox, Showcase: out.showcase,
		Mails: out.sender != nil, TwoPersons: s.TwoPersons, SignOn: service, Shipped: shipped,
	}), nil
}

type healthCommand struct {
	Addr string `name:"addr" env:"KREIS_ADDR" default:"127.0.0.1:8017" help:"Adresse des Servers."`
}

// Run asks the server's health page.
func (h healthCommand) Run(p *program) error {
	request, err := http.NewRequestWithContext(p.ctx, http.MethodGet, "http://"+h.Addr+"/healthz", nil)
	if err != nil {
		return err
	}
	answer, err := (&http.Client{Timeout: 5 * time.Second}).Do(request)
	if err != nil {
		return fmt.Errorf("der Server antwortet nicht: %w", err)
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("der Server ist nicht bereit (Status %d)", answer.StatusCode)
	}
	_, err = fmt.Fprintln(p.stdout, "bereit")
	return err
}

// shippedParts are what new waves can be made of.
func shippedParts() (parts web.Shipped, err error) {
	if parts.Definition, _, err = embedded(mainDefinition); err != nil {
		return parts, err
	}
	parts.Frame, err = embeddedFrame()
	return parts, err
}

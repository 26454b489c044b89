// Package web holds Echo, sessions, routes and pages. It is the only package
// that turns things into HTML.
//
// It knows nothing of GORM, SQL, YAML or which database there is.
package web

import (
	"context"
	"io/fs"
	"log/slog"
	"net/http"
	"net/netip"
	"net/url"
	"time"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/chart"
	"kreisumfrage/internal/figure"
	"kreisumfrage/internal/mail"
)

// Config is what a server is made of.
type Config struct {
	Store          Store
	Compiler       Compiler
	Author         Author
	Printer        Printer
	Published      *figure.Published
	Map            *chart.Map // of the frame's counties; nil: none
	Look           *Look
	Texts          fs.FS // impressum.md, datenschutz.md ...
	PublicURL      *url.URL
	TrustedProxies []netip.Prefix // whose X-Forwarded-For is believed; empty: nobody's
	Contact        Contact
	Office         mail.Office // who writes to the counties
	Logger         *slog.Logger
	Stopwatch      func() func() time.Duration // starts one; the product has a single clock
	Version        string
	Vault          *access.Vault // opens the second factors
	Mailbox        Mailbox       // nil but in a demonstration
	Showcase       Showcase      // likewise
	SignOn         SignOn        // nil: people of the DLT have passwords only
	Mails          bool          // there is a mail server
	TwoPersons     bool          // what is grave waits for a second person
	Shipped        Shipped
}

// Showcase tells the second factors of a demonstration's accounts.
type Showcase interface {
	Codes(ctx context.Context) ([]ShownCode, error)
}

// Mailbox shows the mails of a demonstration, the newest first.
type Mailbox interface{ Mails() []mail.Envelope }

// Contact is whom a county asks; it stands on every page.
type Contact struct {
	Name    string
	Phone   string
	Mail    string
	Address string
}

// Server answers requests. It holds no state that another process would need.
type Server struct {
	Config
	echo      *echo.Echo
	sessions  *sessionStore
	editions  *editionCache
	tables    *tableCache
	blanks    *blankCache
	crossSite *http.CrossOriginProtection
}

// New builds the routes.
func New(cfg Config) *Server {
	s := &Server{
		Config: cfg, echo: echo.New(),
		sessions:  &sessionStore{rows: cfg.Store},
		editions:  newEditionCache(cfg.Store, cfg.Compiler),
		tables:    &tableCache{},
		blanks:    newBlankCache(),
		crossSite: http.NewCrossOriginProtection(),
	}
	s.echo.HideBanner, s.echo.HidePort = true, true
	s.echo.HTTPErrorHandler = s.fail
	s.echo.IPExtractor = clientAddress(cfg.TrustedProxies)
	s.routes()
	return s
}

// ServeHTTP makes the server an http.Handler.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.echo.ServeHTTP(w, r) }

// HTTPServer wraps the handler with every limit that net/http leaves open.
func (s *Server) HTTPServer(addr string) *http.Server {
	return &http.Server{
		Addr: addr, Handler: s,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      60 * time.Second,
		IdleTimeout:       60 * time.Second,
		MaxHeaderBytes:    32 << 10,
		ErrorLog:          slog.NewLogLogger(s.Logger.Handler(), slog.LevelWarn),
	}
}

// clientAddress believes X-Forwarded-For only from the listed proxies: Echo's
// own default believes everybody's, and every limit on attempts with it.
func clientAddress(proxies []netip.Prefix) echo.IPExtractor {
	if len(proxies) == 0 {
		return echo.ExtractIPDirect()
	}
	options := []echo.TrustOption{
		echo.TrustLoopback(false), echo.TrustLinkLocal(false), echo.TrustPrivateNet(false),
	}
	for _, p := range proxies {
		options = append(options, echo.TrustIPRange(ipNet(p)))
	}
	return echo.ExtractIPFromXFFHeader(options...)
}

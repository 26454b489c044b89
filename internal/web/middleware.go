package web

import (
	"errors"
	"fmt"
	"log/slog"
	"mime"
	"net/http"
	"net/url"
	"unicode/utf8"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"

	"kreisumfrage/internal/survey"
)

const (
	maxFormBytes  = 2 << 20
	maxFormFields = 2000

	maxUploadBytes = 4 << 20 // a definition may have one; a little more is told what is wrong with it

	maxReturnedBytes = 3 << 20 // likewise, for a file of own answers
)

// middleware is what happens to every request before its route, in this order:
// recover, request id and log, security headers, host. Body limit, cross-origin
// check, session and form token follow in get and post.
func (s *Server) middleware() {
	s.echo.Use(
		ownRequestID,
		middleware.RequestID(),
		s.log,
		middleware.RecoverWithConfig(middleware.RecoverConfig{DisableErrorHandler: true, LogErrorFunc: s.logPanic}),
		securityHeaders,
		s.ownHost,
		middleware.GzipWithConfig(middleware.GzipConfig{MinLength: 1024, Skipper: s.Look.assets.owns}),
	)
}

// ownRequestID drops the client's: it would stand in the log as sent.
func ownRequestID(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		c.Request().Header.Del(echo.HeaderXRequestID)
		return next(c)
	}
}

// log writes one line a request, from an allow-list: the route's pattern and
// never the path, which can hold a token; no address, no name, no answer.
func (s *Server) log(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		took := s.Stopwatch()
		err := next(c)
		if err != nil {
			c.Error(err)
		}
		level, status := slog.LevelInfo, c.Response().Status
		attrs := []slog.Attr{
			slog.String("request", c.Response().Header().Get(echo.HeaderXRequestID)),
			slog.String("method", c.Request().Method), slog.String("route", c.Path()),
			slog.Int("status", status), slog.Duration("took", took()),
		}
		if status >= http.StatusInternalServerError {
			level = slog.LevelError
			attrs = append(attrs, slog.String("error", fmt.Sprint(err)))
		}
		s.Logger.LogAttrs(c.Request().Context(), level, "request", attrs...)
		return nil
	}
}

func (s *Server) logPanic(c echo.Context, err error, stack []byte) error {
	s.Logger.Error("panic", "route", c.Path(), "error", err.Error(), "stack", string(stack))
	return err
}

// contentPolicy allows our own files and nothing else; data: is for the icons
// that the style sheet carries as masks.
const contentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
	"font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'"

func securityHeaders(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		h := c.Response().Header()
		h.Set("Content-Security-Policy", contentPolicy)
		h.Set("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		// The origin alone: no address with a token ever leaves in a Referer, and
		// forms still send an Origin that is not null.
		h.Set("Referrer-Policy", "strict-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
		h.Set("Cache-Control", "no-store")
		return next(c)
	}
}

// ownHost refuses requests under another name than the configured one, so that
// no address is ever built from what a client sent.
func (s *Server) ownHost(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if c.Request().Host != s.PublicURL.Host && c.Path() != "/healthz" {
			return errForeignHost
		}
		return next(c)
	}
}

// readForm parses a posted form and refuses what no browser sends for ours.
func readForm(r *http.Request) error {
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || kind != echo.MIMEApplicationForm {
		return echo.ErrUnsupportedMediaType
	}
	if err := r.ParseForm(); err != nil {
		var tooBig *http.MaxBytesError
		if errors.As(err, &tooBig) {
			return echo.ErrStatusRequestEntityTooLarge
		}
		return fmt.Errorf("read form: %w", survey.ErrInvalid)
	}
	return checkForm(r.PostForm)
}

// readUpload parses a posted form that may hold a file.
func readUpload(most int64, tooLarge error) func(*http.Request) error {
	return func(r *http.Request) error {
		kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
		if err != nil || kind != echo.MIMEMultipartForm {
			return readForm(r)
		}
		if err := r.ParseMultipartForm(most); err != nil {
			var tooBig *http.MaxBytesError
			if errors.As(err, &tooBig) {
				return tooLarge
			}
			return fmt.Errorf("read upload: %w", survey.ErrInvalid)
		}
		return checkForm(r.PostForm)
	}
}

func checkForm(values url.Values) error {
	fields := 0
	for name, values := range values {
		fields += len(values)
		for _, value := range values {
			if !utf8.ValidString(name) || !utf8.ValidString(value) {
				return fmt.Errorf("read form: not UTF-8: %w", survey.ErrInvalid)
			}
		}
	}
	if fields > maxFormFields {
		return fmt.Errorf("read form: %d fields: %w", fields, survey.ErrInvalid)
	}
	return checkOwnFields(values)
}

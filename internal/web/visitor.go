package web

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"

	"github.com/gorilla/sessions"
	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
)

// visitor is who stands behind a request, with the session to prove it.
type visitor struct {
	access.Principal
	session *sessions.Session
}

// The permissions that most routes name.
const (
	anyone     = access.Visit
	countyOnly = access.FillIn
)

// admit finds out who asks and whether the route is for them. The visitor is
// returned with every error, so that the error page knows its reader.
func (s *Server) admit(c echo.Context, needed access.Permission) (*visitor, error) {
	session, err := s.sessions.Get(c.Request(), sessionCookie)
	if err != nil {
		return &visitor{Principal: access.Principal{Role: access.Anonymous}, session: session}, err
	}
	v := &visitor{Principal: access.Principal{Role: access.Anonymous}, session: session}
	if row, ok := session.Values[rowKey{}].(access.SessionRow); ok {
		v.Principal = row.Principal()
	}
	c.Set(visitorKey, v)
	switch {
	case v.May(needed):
		return v, nil
	case v.Halfway() && v.Role.May(needed):
		return v, errFactorNeeded
	case v.Role == access.Anonymous && access.Admin.May(needed):
		return v, errAdminLoginNeeded
	case v.Role == access.Anonymous:
		if revoked, ok := session.Values[revokedKey{}].(error); ok {
			return v, revoked
		}
		return v, errLoginNeeded
	}
	return v, errForbidden
}

const (
	visitorKey = "visitor"
	tokenField = "_token"
)

// visitorOf is the visitor whom admit found, or an anonymous one on pages that
// never got that far.
func visitorOf(c echo.Context) *visitor {
	if v, ok := c.Get(visitorKey).(*visitor); ok {
		return v
	}
	return &visitor{Principal: access.Principal{Role: access.Anonymous}}
}

// secret is the session's own token against forged posts.
func (v *visitor) secret() []byte {
	if v.session == nil || v.session.ID == "" {
		return nil
	}
	return formSecret(access.HashToken(v.session.ID))
}

// formSecret follows from what a session's row holds of the cookie's secret id, so
// forms of a session that has ended meanwhile are still known as its own.
func formSecret(idHash string) []byte {
	sum := sha256.Sum256([]byte("form token\n" + idHash))
	return sum[:]
}

// formToken masks the secret anew for every page: a compressed page that always
// held the same token would tell it by its length.
func (v *visitor) formToken() string {
	secret := v.secret()
	if secret == nil {
		return ""
	}
	masked := make([]byte, 2*len(secret))
	pad := masked[:len(secret)]
	rand.Read(pad) // never fails, by its contract
	subtle.XORBytes(masked[len(secret):], secret, pad)
	return base64.RawURLEncoding.EncodeToString(masked)
}

// ownForm reports whether the token was made for this visitor's session.
func (v *visitor) ownForm(token string) bool { return fits(v.secret(), token) }

func fits(secret []byte, token string) bool {
	masked, err := base64.RawURLEncoding.DecodeString(token)
	if secret == nil || err != nil || len(masked) != 2*len(secret) {
		return false
	}
	subtle.XORBytes(masked[len(secret):], masked[len(secret):], masked[:len(secret)])
	return subtle.ConstantTimeCompare(masked[len(secret):], secret) == 1
}

// needsForm gives an anonymous visitor the cookie that a form token needs.
func (s *Server) needsForm(c echo.Context, v *visitor) error {
	if v.session.ID != "" {
		return nil
	}
	return v.session.Save(c.Request(), c.Response())
}

// enter logs the principal in, under a new session id and with the role's limits.
func (s *Server) enter(c echo.Context, v *visitor, p access.Principal) error {
	v.session.Values[loginKey{}] = p
	return v.session.Save(c.Request(), c.Response())
}

// renew gives the session of somebody who has typed the second factor a new id.
func (s *Server) renew(c echo.Context, v *visitor) error {
	v.session.Values[renewKey{}] = true
	now, err := s.Store.Now(c.Request().Context())
	if err != nil {
		return err
	}
	v.Factor = now
	return v.session.Save(c.Request(), c.Response())
}

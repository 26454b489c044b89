package web

import (
	"errors"
	"net/http"
	"time"

	"github.com/gorilla/sessions"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

// sessionCookie is the product's only cookie. Its value is a random id; all the
// rest stands in the session's row.
const sessionCookie = "__Host-kreisumfrage"

type (
	rowKey     struct{} // → access.SessionRow, of a session that lives
	revokedKey struct{} // → true, of a session that ended with its person's access
	loginKey   struct{} // → access.Principal, who is about to be let in
	renewKey   struct{} // → true, when the second factor was typed just now
	restKey    struct{} // → time.Duration, after which that session ends in any case
)

// sessionStore keeps gorilla's sessions in the database. A session without a
// row is a visitor who has not logged in: it has an id, so that forms can carry
// a token, and writes nothing.
type sessionStore struct{ rows SessionStore }

// Get returns the request's session, loaded once.
func (s *sessionStore) Get(r *http.Request, name string) (*sessions.Session, error) {
	return sessions.GetRegistry(r).Get(s, name)
}

// New reads the cookie and the row behind it. A cookie without a living row
// makes an anonymous session with the same id.
func (s *sessionStore) New(r *http.Request, name string) (*sessions.Session, error) {
	session := sessions.NewSession(s, name)
	session.IsNew = true
	session.Options = &sessions.Options{
		Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode,
	}
	cookie, err := r.Cookie(name)
	if err != nil || cookie.Value == "" {
		return session, nil
	}
	session.ID = cookie.Value
	row, err := s.rows.LoadSession(r.Context(), access.HashToken(cookie.Value))
	switch {
	case errors.Is(err, survey.ErrNotFound):
		return session, nil
	case errors.Is(err, survey.ErrRevoked):
		session.Values[revokedKey{}] = err
		return session, nil
	case err != nil:
		return session, err
	}
	session.Values[rowKey{}] = row
	session.IsNew = false
	return session, nil
}

// Save writes what changed: a login gets a fresh id whatever the cookie said
// before, a logout ends the row, an anonymous visitor gets the cookie alone.
func (s *sessionStore) Save(r *http.Request, w http.ResponseWriter, session *sessions.Session) error {
	principal, entering := session.Values[loginKey{}].(access.Principal)
	switch {
	case session.Options.MaxAge < 0:
		if err := s.end(r, session.ID); err != nil {
			return err
		}
	case entering:
		row, id := access.NewSession(principal)
		row.Browser = browserInWords(r.UserAgent())
		if rest, limited := session.Values[restKey{}].(time.Duration); limited {
			row.Absolute = min(row.Absolute, rest)
		}
		if err := s.rows.CreateSession(r.Context(), row); err != nil {
			return err
		}
		if err := s.end(r, session.ID); err != nil {
			return err
		}
		session.ID = id
	case session.Values[renewKey{}] != nil:
		id, hash := access.NewToken()
		if err := s.rows.RenewSession(r.Context(), access.HashToken(session.ID), hash); err != nil {
			return err
		}
		session.ID = id
	case session.ID == "":
		session.ID, _ = access.NewToken()
	default:
		return nil
	}
	http.SetCookie(w, sessions.NewCookie(session.Name(), session.ID, session.Options))
	return nil
}

func (s *sessionStore) end(r *http.Request, id string) error {
	if id == "" {
		return nil
	}
	err := s.rows.EndSession(r.Context(), access.HashToken(id))
	if errors.Is(err, survey.ErrNotFound) {
		return nil
	}
	return err
}

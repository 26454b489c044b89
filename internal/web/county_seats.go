package web

import (
	"time"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

const (
	switchPath  = "/antwortbogen/wechseln"
	countyField = "landkreis"
)

// seats are the other counties for which the visitor works. Only an address that a
// mailed code has proven in this session tells; whoever came in by a letter needs
// each county's link.
func (s *Server) seats(c echo.Context, v *visitor) ([]access.Seat, error) {
	sc, ok := v.Scope(v.Wave)
	if !ok || v.Proven == "" {
		return nil, nil
	}
	return s.Store.Seats(c.Request().Context(), sc, v.Proven)
}

// switchCounty goes on in another county, in a session of its own that ends no
// later than the one before.
func (s *Server) switchCounty(c echo.Context, v *visitor) error {
	seats, err := s.seats(c, v)
	if err != nil {
		return err
	}
	row, _ := v.session.Values[rowKey{}].(access.SessionRow)
	for _, seat := range seats {
		if seat.County.Key != c.Request().PostForm.Get(countyField) {
			continue
		}
		now, err := s.Store.Now(c.Request().Context())
		if err != nil {
			return err
		}
		err = s.Store.Audit(c.Request().Context(), access.Event{Person: seat.Person, Role: access.CountyRep, Action: access.ActionLogin,
			Wave: v.Wave, County: seat.County.Key, Detail: "from " + v.County})
		if err != nil {
			return err
		}
		v.session.Values[restKey{}] = row.Created.Add(row.Absolute).Sub(now).Truncate(time.Second)
		err = s.enter(c, v, access.Principal{Role: access.CountyRep, Person: seat.Person, Name: seat.County.Name,
			Wave: v.Wave, County: seat.County.Key, Proven: v.Proven, Link: seat.Link})
		if err != nil {
			return err
		}
		return seeOther(c, "/antwortbogen")
	}
	return survey.ErrNotFound
}

package web

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/survey"
)

// contactsPage lets the DLT correct whom it reaches in a county.
type contactsPage struct {
	base
	County   string
	Action   string
	Back     string
	Seen     string // what the form was made with
	Contacts []officialFields
	Others   int // named by the county itself
	Problems []form.Problem
}

// officialFields are one official contact in the form, by its place.
type officialFields struct {
	No int
	access.CountyContact
	Fault string
}

// spareContacts are empty places for new ones.
const spareContacts = 2

// mostContacts is more than any county has.
const mostContacts = 20

func (s *Server) showContacts(c echo.Context, v *visitor) error {
	b, sc, r, err := s.adminCounty(c, v)
	if err != nil {
		return err
	}
	reach, err := s.Store.Reach(c.Request().Context(), sc)
	if err != nil {
		return err
	}
	return s.renderContacts(c, http.StatusOK, b, r, reach, officialOf(reach), nil)
}

func officialOf(reach access.Reach) []access.CountyContact {
	return slices.DeleteFunc(slices.Clone(reach.Contacts), func(contact access.CountyContact) bool { return !contact.Official })
}

// digestOf tells whether somebody has changed the contacts since.
func digestOf(reach access.Reach) string {
	return access.HashToken(fmt.Sprintf("%+v", officialOf(reach)))
}

func (s *Server) renderContacts(c echo.Context, status int, b *bench, r survey.Response, reach access.Reach, official []access.CountyContact, faults map[int]string) error {
	back := countyPath(b.wave.Key, r.County.Key)
	view := contactsPage{base: s.adminBase(c, b, "Ansprechpersonen: "+r.County.Name, adminPath(b.wave.Key)), County: r.County.Name,
		Action: back + "/kontakte", Back: back, Seen: digestOf(reach)}
	for i := range len(official) + spareContacts {
		row := officialFields{No: i + 1, Fault: faults[i+1]}
		if i < len(official) {
			row.CountyContact = official[i]
		}
		if row.Fault != "" {
			view.Problems = append(view.Problems, form.Problem{Href: "#" + contactField("email", row.No), Text: row.Fault})
		}
		view.Contacts = append(view.Contacts, row)
	}
	view.Others = len(reach.Contacts) - len(officialOf(reach))
	view.Errors = len(view.Problems)
	return s.render(c, status, "admin_contacts", view)
}

func contactField(name string, no int) string { return fmt.Sprintf("%s-%d", name, no) }

// saveContacts puts the typed official contacts in the place of those that there
// were; the county's domains stay.
func (s *Server) saveContacts(c echo.Context, v *visitor) error {
	b, sc, r, err := s.adminCounty(c, v)
	if err != nil {
		return err
	}
	reach, err := s.Store.Reach(c.Request().Context(), sc)
	if err != nil {
		return err
	}
	if c.Request().PostForm.Get("stand") != digestOf(reach) {
		return survey.ErrConflict
	}
	var official []access.CountyContact
	faults := map[int]string{}
	for no := 1; no <= mostContacts; no++ {
		contact := typedOfficial(c, no)
		if contact == (access.CountyContact{Official: true}) {
			continue
		}
		official = append(official, contact)
		if _, err := mail.ParseAddress(contact.Email); err != nil {
			faults[len(official)] = "Geben Sie bitte eine E-Mail-Adresse an, oder leeren Sie alle Felder, um die Person zu entfernen."
		}
	}
	if len(faults) > 0 {
		return s.renderContacts(c, http.StatusUnprocessableEntity, b, r, reach, official, faults)
	}
	err = s.Store.SetReach(c.Request().Context(), sc, access.Reach{Contacts: official, Domains: reach.Domains})
	if err != nil {
		return err
	}
	if reach, err = s.Store.Reach(c.Request().Context(), sc); err != nil {
		return err
	}
	notice := "kontakte"
	if slices.ContainsFunc(officialOf(reach), func(contact access.CountyContact) bool { return contact.Approval == access.ApprovalWaiting }) {
		notice = "kontakte-warten"
	}
	return seeOther(c, countyPath(b.wave.Key, r.County.Key)+"?hinweis="+notice)
}

func typedOfficial(c echo.Context, no int) access.CountyContact {
	read := func(name string) string { return oneLine(c.Request().PostForm.Get(contactField(name, no))) }
	return access.CountyContact{Salutation: read("anrede"), Name: read("name"), Function: read("funktion"),
		Email: strings.TrimSpace(read("email")), Phone: read("telefon"), Official: true}
}

package web

import (
	"errors"
	"net/http"
	"slices"
	"time"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

// teamPage lists who works on the response.
type teamPage struct {
	base
	County  string
	Members []memberView
	Own     access.Part
	Hands   bool         // may hand the coordination over
	Over    bool         // nobody can answer any more, so nobody new comes
	Alone   bool         // the coordinator has no deputy
	Waiting []officeView // have questions, but nobody with access
	Passed  []passedView // have the invitation, and have not come yet
	Mails   teamMails
	SaveID  string // of the forms that make a new access
}

type memberView struct {
	access.Member
	Path      string
	Self      bool
	Role      string
	Renewable bool       // a new link would reach them
	Shares    []string   // in words
	Pages     []pageEdit // what they answered last, by page
	workView
}

// passedView is somebody to whom the invitation was passed on.
type passedView struct {
	access.PassedOn
	Path string
}

type pageEdit struct {
	Title string
	Time  time.Time
}

var partNames = map[access.Part]string{
	access.Coordinator: "Koordination", access.Deputy: "Stellvertretung", access.Colleague: "Mitarbeit",
	access.Reviewer: "Freigabe",
}

const teamPath = "/antwortbogen/team"

// led is the desk of somebody who leads the team, to whom the whole response is
// open; for all others there is no such page.
func (s *Server) led(c echo.Context, v *visitor) (*desk, error) {
	d, err := s.desk(c, v)
	if err == nil && !d.me.May(access.Manage) {
		err = survey.ErrNotFound
	}
	return d, err
}

func (s *Server) showTeam(c echo.Context, v *visitor) error {
	d, err := s.led(c, v)
	if err != nil {
		return err
	}
	view := teamPage{base: s.countyBase(c, d, "Wer arbeitet mit?", nil), County: d.response.County.Name, Own: d.me.Part,
		Hands: d.me.Part == access.Coordinator || d.me.Rule != access.CoordinatorOnly, Over: d.over(), Alone: d.alone()}
	view.SaveID, _ = access.NewToken()
	work, err := s.teamWork(c, d)
	if err != nil {
		return err
	}
	if view.Mails, err = s.teamMails(c, d, work); err != nil {
		return err
	}
	for _, m := range d.team {
		view.Members = append(view.Members, memberView{Member: m, Path: teamPath + "/" + m.Person, Self: m.Person == d.me.Person,
			Role: partNames[m.Part], Renewable: !d.byMail(m) || m.Approval.Mails(), Shares: d.sharesInWords(m), Pages: d.activity(m), workView: work[m.Person]})
	}
	if !view.Over {
		if view.Waiting, err = s.uninvited(c.Request().Context(), d); err != nil {
			return err
		}
	}
	passed, err := s.Store.PassedOn(c.Request().Context(), d.scope)
	if err != nil {
		return err
	}
	for _, p := range passed {
		view.Passed = append(view.Passed, passedView{p, teamPath + "/" + p.Person})
	}
	return s.render(c, http.StatusOK, "team", view)
}

// over reports whether the county can answer no more, unless something is opened
// again.
func (d *desk) over() bool { return over(d.wave, d.now) }

func over(w survey.Wave, now time.Time) bool { return w.State.Over() || w.Ended(now) }

// alone reports whether nobody could take the coordinator's place.
func (d *desk) alone() bool {
	return !d.over() && !slices.ContainsFunc(d.team, func(m access.Member) bool { return m.Part == access.Deputy && !m.Revoked })
}

func (d *desk) sharesInWords(m access.Member) []string {
	var words []string
	for _, section := range d.questionnaire().Sections {
		if slices.Contains(m.Shares, access.Share{Kind: access.ShareSection, Key: section.Key}) {
			words = append(words, "Abschnitt "+section.Number+" "+section.Title)
			continue
		}
		for _, p := range section.Pages {
			if slices.Contains(m.Shares, access.Share{Kind: access.SharePage, Key: p.Key}) {
				words = append(words, "Seite „"+p.Title+"“")
				continue
			}
			for _, it := range p.Items() {
				if slices.Contains(m.Shares, access.Share{Kind: access.ShareItem, Key: it.ID}) {
					words = append(words, "Frage "+it.Number)
				}
			}
		}
	}
	return words
}

// activity is when the member last changed something, on each page.
func (d *desk) activity(m access.Member) []pageEdit {
	last := map[*survey.Page]time.Time{}
	for ref, a := range d.stored {
		it := d.questionnaire().Item(ref.Item)
		if it != nil && a.Author == m.Person && a.Time.After(last[it.Page]) {
			last[it.Page] = a.Time
		}
	}
	var edits []pageEdit
	for _, p := range d.questionnaire().Pages() {
		if at, ok := last[p]; ok {
			edits = append(edits, pageEdit{p.Title, at})
		}
	}
	return edits
}

// colleague is the desk with the member whom the address names, while they have
// access.
func (s *Server) colleague(c echo.Context, v *visitor) (*desk, access.Member, error) {
	d, err := s.led(c, v)
	if err != nil {
		return nil, access.Member{}, err
	}
	m := memberOf(d.team, c.Param("person"))
	if m.Part == access.Guest || m.Revoked {
		return nil, m, survey.ErrNotFound
	}
	return d, m, nil
}

// revokeMember takes access back from a member, or from somebody to whom the
// invitation was passed on.
func (s *Server) revokeMember(c echo.Context, v *visitor) error {
	d, err := s.led(c, v)
	if err != nil {
		return err
	}
	return s.changed(c, s.Store.RevokeMember(c.Request().Context(), d.scope, c.Param("person")), "entzogen")
}

// appointMember makes a member deputy, coordinator or colleague again.
func (s *Server) appointMember(c echo.Context, v *visitor) error {
	d, m, err := s.partner(c, v)
	if err != nil {
		return err
	}
	part, ok := map[string]access.Part{"stellvertretung": access.Deputy, "koordination": access.Coordinator, "mitarbeit": access.Colleague}[c.Request().PostForm.Get("rolle")]
	if !ok {
		return survey.ErrInvalid
	}
	return s.changed(c, s.Store.AppointMember(c.Request().Context(), d.scope, m.Person, part), "rolle")
}

// changed leads back to the team; somebody may have changed it in the meantime.
func (s *Server) changed(c echo.Context, err error, notice string) error {
	if errors.Is(err, survey.ErrConflict) {
		notice, err = "team-geaendert", nil
	}
	if err != nil {
		return err
	}
	return seeOther(c, teamPath+"?hinweis="+notice)
}

package web

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

// memberPage invites a colleague, or changes what one has.
type memberPage struct {
	base
	New      bool
	SaveID   string // of an invitation
	Deputy   bool   // likewise: with all rights at once
	ByMail   bool   // the wave's codes are mailed
	Action   string
	Name     string // of a member who is there already
	Typed    access.Contact
	Deadline string // as typed
	Word     string
	Rest     bool
	Sections []shareSection
	Seen     string    // hash of the allotment that the form shows or was typed over
	Now      *allotted // what somebody else stored meanwhile
	Problems []form.Problem
	Faults   map[string]string
}

// allotted is in words what a colleague has to do.
type allotted struct {
	Parts    []string
	Rest     bool
	Deadline survey.Day
	Word     string
}

type shareSection struct {
	shareChoice
	Pages []sharePage
}

type sharePage struct {
	shareChoice
	Items []shareChoice
}

type shareChoice struct {
	ID      string
	Value   string
	Label   string
	Checked bool
}

// Fields of the form about shares.
const (
	sharesField   = "teile"
	restField     = "mitlesen"
	deadlineField = "frist"
	wordField     = "hinweis"
	allottedField = "zuteilung"
)

func (d *desk) shareTree(chosen []access.Share) []shareSection {
	choice := func(kind access.ShareKind, key, label string) shareChoice {
		share := access.Share{Kind: kind, Key: key}
		value := string(kind) + ":" + key
		return shareChoice{strings.NewReplacer(":", "-", ".", "-").Replace("teil-" + value), value, label, slices.Contains(chosen, share)}
	}
	var tree []shareSection
	texts := d.texts()
	for _, section := range d.questionnaire().Sections {
		branch := shareSection{shareChoice: choice(access.ShareSection, section.Key, "Ganzer Abschnitt "+section.Number+" "+section.Title)}
		for _, p := range section.Pages {
			leaf := sharePage{shareChoice: choice(access.SharePage, p.Key, "Seite „"+p.Title+"“")}
			for _, it := range p.Items() {
				if it.CompanionOf == "" {
					leaf.Items = append(leaf.Items, choice(access.ShareItem, it.ID, it.Number+" "+texts.Label(it)))
				}
			}
			branch.Pages = append(branch.Pages, leaf)
		}
		tree = append(tree, branch)
	}
	return tree
}

// typedShares reads the ticked parts; what the questionnaire does not have is
// no form of ours.
func (d *desk) typedShares(values []string) ([]access.Share, error) {
	var known []string
	for _, section := range d.shareTree(nil) {
		known = append(known, section.Value)
		for _, p := range section.Pages {
			known = append(known, p.Value)
			for _, it := range p.Items {
				known = append(known, it.Value)
			}
		}
	}
	var shares []access.Share
	for _, value := range values {
		if !slices.Contains(known, value) {
			return nil, fmt.Errorf("share %q: %w", value, survey.ErrInvalid)
		}
		kind, key, _ := strings.Cut(value, ":")
		shares = append(shares, access.Share{Kind: access.ShareKind(kind), Key: key})
	}
	return shares, nil
}

// typedMember reads the form about a colleague.
func (d *desk) typedMember(c echo.Context) (m access.Member, faults map[string]string, err error) {
	values := c.Request().PostForm
	faults = map[string]string{}
	if m.Shares, err = d.typedShares(values[sharesField]); err != nil {
		return m, nil, err
	}
	m.ReadsRest, m.Word = values.Get(restField) == "ja", plainWord(values.Get(wordField))
	if utf8.RuneCountInString(m.Word) > maxWord {
		faults[wordField] = "Bitte höchstens 1.000 Zeichen."
	}
	typed := strings.TrimSpace(values.Get(deadlineField))
	if typed == "" {
		return m, faults, nil
	}
	day, err := time.Parse("2.1.2006", typed)
	if err != nil {
		faults[deadlineField] = "Geben Sie den Tag bitte so ein: 24.11.2026. Sie können das Feld auch leer lassen."
		return m, faults, nil
	}
	m.Deadline = survey.Day(day.Format(time.DateOnly))
	return m, faults, nil
}

// plainWord keeps line breaks and nothing else that cannot be seen.
func plainWord(text string) string {
	text = strings.ReplaceAll(strings.ToValidUTF8(text, "\ufffd"), "\r\n", "\n")
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' {
			return ' '
		}
		return r
	}, text))
}

func (s *Server) memberPage(c echo.Context, d *desk, title string, m access.Member, faults map[string]string) memberPage {
	view := memberPage{base: s.countyBase(c, d, title, nil), Typed: m.Contact, Word: m.Word, Rest: m.ReadsRest, Name: m.Contact.Text(),
		Sections: d.shareTree(m.Shares), Problems: problemsOf(faults), Faults: faults}
	view.Errors = len(view.Problems)
	for i := range view.Problems {
		if view.Problems[i].Href == "#"+sharesField { // a group of checkboxes: to the first one
			view.Problems[i].Href = "#" + view.Sections[0].ID
		}
	}
	if m.Deadline != "" {
		view.Deadline = germanDay(m.Deadline)
	}
	return view
}

// partner is that for a member who works on the answers.
func (s *Server) partner(c echo.Context, v *visitor) (*desk, access.Member, error) {
	d, m, err := s.colleague(c, v)
	if err == nil && m.Part == access.Reviewer {
		err = survey.ErrNotFound
	}
	return d, m, err
}

func (s *Server) showMember(c echo.Context, v *visitor) error {
	d, m, err := s.partner(c, v)
	if err == nil && d.over() {
		err = survey.ErrOver
	}
	if err != nil {
		return err
	}
	kept, err := s.refill(c, d.scope, teamPath+"/"+m.Person)
	if err != nil {
		return err
	}
	if !kept {
		return s.renderMember(c, http.StatusOK, d, m, m.Allotment(), nil)
	}
	changed := d.refilledMember(c)
	changed.Person, changed.Contact = m.Person, m.Contact
	return s.renderMember(c, http.StatusOK, d, changed, c.Request().PostForm.Get(allottedField), map[string]string{}) // no faults yet: the deadline stands as it was typed
}

func (s *Server) renderMember(c echo.Context, status int, d *desk, m access.Member, seen string, faults map[string]string) error {
	view := s.memberView(c, d, m, seen, faults)
	if faults != nil {
		view.Deadline = c.Request().PostForm.Get(deadlineField)
	}
	return s.render(c, status, "member", view)
}

func (s *Server) memberView(c echo.Context, d *desk, m access.Member, seen string, faults map[string]string) memberPage {
	view := s.memberPage(c, d, "Fragen für "+m.Contact.Name, m, faults)
	view.Action, view.Seen = teamPath+"/"+m.Person, seen
	return view
}

// meetMember shows beside what was typed what somebody else stored meanwhile.
// Sent again, the form replaces it.
func (s *Server) meetMember(c echo.Context, v *visitor, typed access.Member) error {
	d, stored, err := s.partner(c, v)
	if err != nil {
		return err
	}
	view := s.memberView(c, d, typed, stored.Allotment(), map[string]string{})
	view.Deadline = c.Request().PostForm.Get(deadlineField)
	view.Now = &allotted{Parts: sharedParts(d.shareTree(stored.Shares)), Rest: stored.ReadsRest, Deadline: stored.Deadline, Word: stored.Word}
	view.Problems = []form.Problem{{Href: "#gespeichert", Text: "Jemand anderes hat diese Zuteilung inzwischen geändert. Vergleichen Sie bitte beide."}}
	view.Errors = 1
	return s.render(c, http.StatusConflict, "member", view)
}

func sharedParts(tree []shareSection) []string {
	var parts []string
	add := func(choice shareChoice) {
		if choice.Checked {
			parts = append(parts, choice.Label)
		}
	}
	for _, section := range tree {
		add(section.shareChoice)
		for _, p := range section.Pages {
			add(p.shareChoice)
			for _, it := range p.Items {
				add(it)
			}
		}
	}
	return parts
}

func (s *Server) saveMember(c echo.Context, v *visitor) error {
	d, m, err := s.partner(c, v)
	if err != nil {
		return err
	}
	changed, faults, err := d.typedMember(c)
	if err != nil {
		return err
	}
	changed.Person, changed.Contact = m.Person, m.Contact
	seen := c.Request().PostForm.Get(allottedField)
	if len(faults) > 0 {
		return s.renderMember(c, http.StatusUnprocessableEntity, d, changed, seen, faults)
	}
	err = s.Store.ShareWith(c.Request().Context(), d.scope, m.Person, seen, changed)
	if errors.Is(err, survey.ErrConflict) {
		return s.meetMember(c, v, changed)
	}
	if err != nil {
		return err
	}
	return seeOther(c, teamPath+"?hinweis=freigaben")
}

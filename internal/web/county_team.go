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

// teamPage lists who works on the response.
type teamPage struct {
	base
	County  string
	Members []memberView
	Own     access.Part
	Hands   bool         // may hand the coordination over
	Waiting []officeView // have questions, but nobody with access
	Mails   teamMails
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
		Hands: d.me.Part == access.Coordinator || d.me.Rule != access.CoordinatorOnly}
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
	if view.Waiting, err = s.uninvited(c.Request().Context(), d); err != nil {
		return err
	}
	return s.render(c, http.StatusOK, "team", view)
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

// memberPage invites a colleague, or changes what one has.
type memberPage struct {
	base
	New      bool
	ByMail   bool // the wave's codes are mailed
	Action   string
	Name     string // of a member who is there already
	Typed    access.Contact
	Deadline string // as typed
	Word     string
	Rest     bool
	Sections []shareSection
	Problems []form.Problem
	Faults   map[string]string
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

func (s *Server) showInvite(c echo.Context, v *visitor) error {
	d, err := s.led(c, v)
	if err != nil {
		return err
	}
	m, err := s.proposed(c, d)
	if err != nil {
		return err
	}
	kept, err := s.refill(c, d.scope, teamPath+"/einladen")
	if err != nil {
		return err
	}
	var faults map[string]string
	if kept {
		faults = map[string]string{} // none yet: the deadline stands as it was typed
		m = d.refilledMember(c)
		m.Contact, _ = typedContact(c)
	}
	return s.renderInvite(c, http.StatusOK, d, m, faults)
}

// refilledMember is the form about a colleague that was put into the request again.
// What the questionnaire does not have any more cannot be ticked.
func (d *desk) refilledMember(c echo.Context) access.Member {
	m, _, err := d.typedMember(c)
	if err != nil {
		c.Request().PostForm.Del(sharesField)
		m, _, _ = d.typedMember(c)
	}
	return m
}

func (s *Server) renderInvite(c echo.Context, status int, d *desk, m access.Member, faults map[string]string) error {
	view := s.memberPage(c, d, "Kollegin oder Kollegen einladen", m, faults)
	view.New, view.ByMail, view.Action = true, d.wave.Login == survey.LoginMail, teamPath+"/einladen"
	if faults != nil {
		view.Deadline = c.Request().PostForm.Get(deadlineField)
	}
	return s.render(c, status, "member", view)
}

// slipPage holds the link and the code of a colleague. It is shown once: only
// their hashes are kept.
type slipPage struct {
	base
	County   string
	Member   access.Member
	Shares   []string
	Deadline string
	Inviter  access.Contact
	Link     string
	Code     string
}

func (s *Server) invite(c echo.Context, v *visitor) error {
	d, err := s.led(c, v)
	if err != nil {
		return err
	}
	m, faults, err := d.typedMember(c)
	if err != nil {
		return err
	}
	contact, more := typedContact(c)
	m.Contact = contact
	for field, text := range more {
		faults[field] = text
	}
	if len(m.Shares) == 0 {
		faults[sharesField] = "Wählen Sie bitte mindestens einen Abschnitt, eine Seite oder eine Frage aus."
	}
	if len(faults) > 0 {
		return s.renderInvite(c, http.StatusUnprocessableEntity, d, m, faults)
	}
	if d.byMail(m) {
		person, err := s.Store.InviteMember(c.Request().Context(), d.scope, m, "", "")
		if err != nil {
			return err
		}
		return s.invited(c, d, person)
	}
	return s.showSlip(c, d, m, func(tokenHash, codeHash string) error {
		_, err := s.Store.InviteMember(c.Request().Context(), d.scope, m, tokenHash, codeHash)
		return err
	})
}

// invited says whether the mail is under way.
func (s *Server) invited(c echo.Context, d *desk, person string) error {
	team, err := s.Store.Team(c.Request().Context(), d.scope)
	if err != nil {
		return err
	}
	if !memberOf(team, person).Approval.Mails() {
		return seeOther(c, teamPath+"?hinweis=eingeladen-wartet")
	}
	return seeOther(c, teamPath+"?hinweis=eingeladen")
}

// byMail reports whether the member gets the link by mail, and each code, too.
// Without an address, a slip with link and code lets them in, as it does
// everybody where letters are sent.
func (d *desk) byMail(m access.Member) bool {
	return d.wave.Login == survey.LoginMail && m.Contact.Email != ""
}

// showSlip makes a link and a code, has their hashes kept, and shows them.
func (s *Server) showSlip(c echo.Context, d *desk, m access.Member, keep func(tokenHash, codeHash string) error) error {
	link, code, tokenHash, codeHash, err := s.newSlip(c)
	if err != nil {
		return err
	}
	if err := keep(tokenHash, codeHash); err != nil {
		return err
	}
	view := slipPage{base: s.countyBase(c, d, "Zugang für "+m.Contact.Name, nil), County: d.response.County.Name, Member: m,
		Shares: d.sharesInWords(m), Inviter: d.me.Contact, Link: link, Code: code}
	if m.Deadline != "" {
		view.Deadline = germanDay(m.Deadline)
	}
	return s.render(c, http.StatusOK, "slip", view)
}

// newSlip makes a link and a code, and the hashes under which they are kept.
func (s *Server) newSlip(c echo.Context) (link, code, tokenHash, codeHash string, err error) {
	token, tokenHash := access.NewToken()
	code = access.NewCode()
	codeHash, err = access.HashCode(c.Request().Context(), code)
	return s.PublicURL.JoinPath("zugang", token).String(), code, tokenHash, codeHash, err
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
	if err != nil {
		return err
	}
	kept, err := s.refill(c, d.scope, teamPath+"/"+m.Person)
	if err != nil {
		return err
	}
	var faults map[string]string
	if kept {
		faults = map[string]string{} // none yet: the deadline stands as it was typed
		changed := d.refilledMember(c)
		changed.Person, changed.Contact = m.Person, m.Contact
		m = changed
	}
	return s.renderMember(c, http.StatusOK, d, m, faults)
}

func (s *Server) renderMember(c echo.Context, status int, d *desk, m access.Member, faults map[string]string) error {
	view := s.memberPage(c, d, "Fragen für "+m.Contact.Name, m, faults)
	view.Action = teamPath + "/" + m.Person
	if faults != nil {
		view.Deadline = c.Request().PostForm.Get(deadlineField)
	}
	return s.render(c, status, "member", view)
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
	if len(faults) > 0 {
		return s.renderMember(c, http.StatusUnprocessableEntity, d, changed, faults)
	}
	if err := s.Store.ShareWith(c.Request().Context(), d.scope, m.Person, changed); err != nil {
		return err
	}
	return seeOther(c, teamPath+"?hinweis=freigaben")
}

func (s *Server) renewAccess(c echo.Context, v *visitor) error {
	d, m, err := s.colleague(c, v)
	if err != nil {
		return err
	}
	if m.Part == access.Reviewer || d.byMail(m) {
		return s.changed(c, s.Store.InviteAgain(c.Request().Context(), d.scope, m.Person), "eingeladen")
	}
	return s.showSlip(c, d, m, func(tokenHash, codeHash string) error {
		return s.Store.AddMemberAccess(c.Request().Context(), d.scope, m.Person, tokenHash, codeHash)
	})
}

func (s *Server) revokeMember(c echo.Context, v *visitor) error {
	d, m, err := s.colleague(c, v)
	if err != nil {
		return err
	}
	return s.changed(c, s.Store.RevokeMember(c.Request().Context(), d.scope, m.Person), "entzogen")
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

package web

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/export"
	"kreisumfrage/internal/survey"
)

// officeParam names the office in addresses.
const officeParam = "amt"

// part is what the office that the address names has to answer.
func (d *desk) part(c echo.Context, plan survey.Plan) (*export.Part, error) {
	asked := oneLine(c.QueryParam(officeParam))
	for _, office := range plan.Offices(d.questionnaire()) {
		if survey.SameOffice(office, asked) {
			coordinator, _ := coordinatorOf(d.team)
			return &export.Part{County: d.response.County.Name, Office: office, Plan: plan,
				Deadline: d.officeDeadline(office), ReturnTo: coordinator.Contact.Office}, nil
		}
	}
	return nil, survey.ErrNotFound
}

// officeDeadline is the first day until which the coordination waits for somebody
// of the office; empty: none is set.
func (d *desk) officeDeadline(office string) (first survey.Day) {
	for _, m := range d.membersOf(office) {
		if m.Deadline != "" && (first == "" || m.Deadline < first) {
			first = m.Deadline
		}
	}
	return first
}

// partPage are the questions of one office to print and to fill in on paper.
type partPage struct {
	base
	Office       string
	County       string
	Lines        []string
	Sections     []blankSection
	Foreign      []string
	ForeignTitle string
	Fills        bool // may have the file that can be uploaded again
}

func (s *Server) partPage(c echo.Context, v *visitor) (partPage, *desk, *export.Part, error) {
	d, plan, err := s.planDesk(c, v)
	if err != nil {
		return partPage{}, nil, nil, err
	}
	part, err := d.part(c, plan)
	if err != nil {
		return partPage{}, nil, nil, err
	}
	q := d.questionnaire()
	asks := func(it *survey.Item) bool { return survey.SameOffice(plan.Office(it), part.Office) }
	return partPage{base: s.countyBase(c, d, "Fragen für: "+part.Office, nil), Office: part.Office,
		County: part.County, Lines: part.Lines(), Sections: blankSections(q, asks), Foreign: part.Foreign(q), ForeignTitle: export.ForeignTitle,
		Fills: d.me.May(access.Manage)}, d, part, nil
}

func (s *Server) showPart(c echo.Context, v *visitor) error {
	view, _, _, err := s.partPage(c, v)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, "part", view)
}

func (s *Server) downloadPartPDF(c echo.Context, v *visitor) error {
	view, d, part, err := s.partPage(c, v)
	if err != nil {
		return err
	}
	return s.handOut(c, paper{file: partFile(d, part) + ".pdf", template: "part", data: view, head: d.wave.Title + " · " + part.Office,
		foot: fmt.Sprintf("%s, Ausgabe %.12s", part.County, d.wave.Edition),
		way:  navItem{Title: view.Title, Href: planPath + "/fragebogen?" + officeParam + "=" + url.QueryEscape(part.Office)}})
}

func (s *Server) downloadPartDOCX(c echo.Context, v *visitor) error {
	d, plan, err := s.planDesk(c, v)
	if err != nil {
		return err
	}
	part, err := d.part(c, plan)
	if err != nil {
		return err
	}
	var body bytes.Buffer
	if err := export.PartDOCX(&body, d.questionnaire(), *part, d.wave.Edition); err != nil {
		return fmt.Errorf("write the questions of an office: %w", err)
	}
	return download(c, partFile(d, part)+".docx", body.Bytes())
}

func partFile(d *desk, part *export.Part) string {
	return "fragebogen-" + d.wave.Key + "-" + plainName(part.Office)
}

var spelled = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss")

// plainName is the text as every file system takes it.
func plainName(text string) string {
	plain := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return ' '
	}, spelled.Replace(strings.ToLower(text)))
	return strings.Join(strings.Fields(plain), "-")
}

// proposed is a colleague of the office that the address names, with its
// questions.
func (s *Server) proposed(c echo.Context, d *desk) (m access.Member, err error) {
	if c.QueryParam(officeParam) == "" {
		return m, nil
	}
	plan, err := s.Store.Plan(c.Request().Context(), d.scope)
	if err != nil {
		return m, err
	}
	part, err := d.part(c, plan)
	if err != nil {
		return m, err
	}
	m.Contact.Office, m.Shares = part.Office, sharesOf(d.questionnaire(), plan.Items(d.questionnaire(), part.Office))
	return m, nil
}

// sharesOf covers exactly the items, in as few shares as possible.
func sharesOf(q *survey.Questionnaire, items []*survey.Item) []access.Share {
	covers := func(all []*survey.Item) bool {
		return !slices.ContainsFunc(all, func(it *survey.Item) bool { return !slices.Contains(items, it) })
	}
	var shares []access.Share
	for _, section := range q.Sections {
		if !slices.ContainsFunc(section.Pages, func(p *survey.Page) bool { return !covers(p.Items()) }) {
			shares = append(shares, access.Share{Kind: access.ShareSection, Key: section.Key})
			continue
		}
		for _, p := range section.Pages {
			if covers(p.Items()) {
				shares = append(shares, access.Share{Kind: access.SharePage, Key: p.Key})
				continue
			}
			for _, it := range survey.Planned(p.Items()) {
				if slices.Contains(items, it) {
					shares = append(shares, access.Share{Kind: access.ShareItem, Key: it.ID})
				}
			}
		}
	}
	return shares
}

// uninvited are the offices with questions of which nobody has access yet.
func (s *Server) uninvited(ctx context.Context, d *desk) ([]officeView, error) {
	plan, err := s.Store.Plan(ctx, d.scope)
	return slices.DeleteFunc(d.offices(plan), func(o officeView) bool { return len(o.Members) > 0 }), err
}

// formerPlan is the plan of an earlier wave with its questionnaire.
type formerPlan struct {
	plan          survey.FormerPlan
	questionnaire *survey.Questionnaire
}

// former is the county's latest earlier plan for the same survey, and what it
// means now; nil where there is none.
func (s *Server) former(ctx context.Context, d *desk, plan survey.Plan) (*formerPlan, survey.Takeover, error) {
	all, err := s.Store.FormerPlans(ctx, d.scope)
	if err != nil {
		return nil, survey.Takeover{}, err
	}
	for _, f := range all {
		ed, err := s.editions.edition(ctx, f.Wave.Edition)
		if err != nil || ed.questionnaire.Key != d.questionnaire().Key {
			continue // another survey, or an edition that this program refuses
		}
		items, err := s.namesNow(ctx, ed.questionnaire, f.Wave.Edition, d)
		if err != nil {
			return nil, survey.Takeover{}, err
		}
		return &formerPlan{f, ed.questionnaire}, plan.TakenOver(d.questionnaire(), f.Plan, items), nil
	}
	return nil, survey.Takeover{}, nil
}

// namesNow leads from the ids of another edition to those of the present one:
// by the mappings, or where there are none by the ids alone.
func (s *Server) namesNow(ctx context.Context, was *survey.Questionnaire, edition string, d *desk) (map[string]string, error) {
	if edition != d.wave.Edition {
		step, err := s.editions.step(ctx, edition, d.wave.Edition)
		if err != nil {
			return nil, err
		}
		if step.translation != nil {
			return step.translation.Items, nil
		}
	}
	same := map[string]string{}
	for _, it := range was.Items() {
		if d.questionnaire().Item(it.ID) != nil {
			same[it.ID] = it.ID
		}
	}
	return same, nil
}

// takeoverPage shows what the plan of an earlier wave would name, before anything
// is stored.
type takeoverPage struct {
	base
	From    string // key of that wave
	Former  string // its title
	Fits    []planned
	Kept    []planned
	Gone    []planned
	New     []planned
	Renamed bool // some of those that fit had another id
}

func (s *Server) takeover(c echo.Context, v *visitor) (*desk, *formerPlan, survey.Takeover, error) {
	d, err := s.led(c, v)
	if err != nil {
		return nil, nil, survey.Takeover{}, err
	}
	plan, err := s.Store.Plan(c.Request().Context(), d.scope)
	if err != nil {
		return nil, nil, survey.Takeover{}, err
	}
	former, t, err := s.former(c.Request().Context(), d, plan)
	if err == nil && former == nil {
		err = survey.ErrNotFound
	}
	return d, former, t, err
}

func (s *Server) showTakeover(c echo.Context, v *visitor) error {
	d, former, t, err := s.takeover(c, v)
	if err != nil {
		return err
	}
	view := takeoverPage{base: s.countyBase(c, d, "Zuständigkeiten übernehmen", nil), From: former.plan.Wave.Key, Former: former.plan.Wave.Title,
		Fits: inWords(d.questionnaire(), t.Fits), Kept: inWords(d.questionnaire(), t.Kept), Gone: inWords(former.questionnaire, t.Gone), Renamed: len(t.Renamed) > 0}
	for _, it := range t.New {
		view.New = append(view.New, planned{Number: it.Number, Label: d.texts().Label(it)})
	}
	return s.render(c, http.StatusOK, "takeover", view)
}

func inWords(q *survey.Questionnaire, duties []survey.Duty) []planned {
	var lines []planned
	for _, duty := range duties {
		line := planned{Label: duty.Item, Office: duty.Office}
		if it := q.Item(duty.Item); it != nil {
			line.Number, line.Label = it.Number, it.Label
		}
		lines = append(lines, line)
	}
	return lines
}

// applyTakeover names the offices of the earlier wave where none is named yet.
func (s *Server) applyTakeover(c echo.Context, v *visitor) error {
	d, former, t, err := s.takeover(c, v)
	if err != nil {
		return err
	}
	if c.Request().PostForm.Get("aus") != former.plan.Wave.Key {
		return survey.ErrInvalid
	}
	conflicts, err := s.Store.SavePlan(c.Request().Context(), d.scope, t.Fits)
	if err != nil {
		return err
	}
	notice := "zustaendigkeiten-uebernommen"
	if len(conflicts) > 0 {
		notice = "zustaendigkeiten-teils"
	}
	return seeOther(c, planPath+"?hinweis="+notice)
}

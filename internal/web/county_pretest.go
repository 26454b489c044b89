package web

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

// sinceField tells when a page's form was made, by our own clock. Only pre-tests
// have it: how long a page takes is nobody's business elsewhere.
const sinceField = "_seit"

// remarkView is the place for a remark about a question of a pre-test.
type remarkView struct {
	ID         string
	Number     string // of the question
	Name, Kind string // of the fields
	Text       string
	Category   string
	Categories []choiceView
	Error      string
	MaxLength  int
}

func remarkID(it *survey.Item) string { return "anmerkung-" + form.DOMID(it) }

func (s *Server) loadRemarks(ctx context.Context, d *desk) error {
	d.remarks = map[string]survey.Remark{}
	if !d.wave.Pretest {
		return nil
	}
	own, err := s.Store.OwnRemarks(ctx, d.scope)
	for _, r := range own {
		d.remarks[r.Item] = r
	}
	return err
}

// readRemarks reads the remarks of a page's form. Where no category is chosen, a
// text is „Sonstiges“.
func (d *desk) readRemarks(p *survey.Page, values url.Values, into map[string]survey.Remark) error {
	for name := range values {
		id, ok := strings.CutPrefix(name, remarkField)
		if !ok {
			continue
		}
		it := itemOf(p, id)
		r := survey.Remark{Item: id, Category: survey.RemarkCategory(values.Get(kindField + id)), Text: plainWord(values.Get(name))}
		if it == nil || !d.reads(it) || !d.wave.Pretest || r.Category != "" && !slices.Contains(survey.RemarkCategories, r.Category) {
			return fmt.Errorf("remark on %q: %w", id, survey.ErrInvalid)
		}
		if r.Category == "" && r.Text != "" {
			r.Category = survey.RemarkOther
		}
		into[id] = r
	}
	return nil
}

// remarkChanges are the posted remarks that differ from the stored ones and can be stored.
func (d *desk) remarkChanges() (changes []survey.Remark) {
	for id, r := range d.drafts.remarks {
		was := d.remarks[id]
		if (was.Text != r.Text || was.Category != r.Category) && remarkFault(r) == "" {
			changes = append(changes, r)
		}
	}
	slices.SortFunc(changes, func(a, b survey.Remark) int { return strings.Compare(a.Item, b.Item) })
	return changes
}

func remarkFault(r survey.Remark) string {
	if n := utf8.RuneCountInString(r.Text); n > survey.MaxRemark {
		return fmt.Sprintf("Bitte höchstens %s Zeichen, jetzt sind es %s.", form.Number(survey.MaxRemark), form.Number(n))
	}
	return ""
}

// remarkBox is nil where nothing is tried out.
func (d *desk) remarkBox(it *survey.Item) *remarkView {
	if !d.wave.Pretest {
		return nil
	}
	r, typed := d.drafts.remarks[it.ID]
	if !typed {
		r = d.remarks[it.ID]
	}
	view := &remarkView{ID: remarkID(it), Number: it.Number, Name: remarkField + it.ID, Kind: kindField + it.ID,
		Text: r.Text, Category: string(r.Category), Error: remarkFault(r), MaxLength: survey.MaxRemark}
	for _, category := range survey.RemarkCategories {
		view.Categories = append(view.Categories, choiceView{string(category), category.German()})
	}
	return view
}

// remarkRoom is how many bytes the remarks of a page's form can need.
func remarkRoom(w survey.Wave, p *survey.Page) int64 {
	if !w.Pretest {
		return 0
	}
	return noteRoom(p)
}

// since is when the form was made; one that comes back keeps its time.
func (d *desk) since(c echo.Context) string {
	switch kept := c.Request().PostForm.Get(sinceField); {
	case !d.wave.Pretest:
		return ""
	case kept != "":
		return kept
	}
	return strconv.FormatInt(d.now.Unix(), 10)
}

// took is how long the form was open. Who took longer than anybody reads a page
// has been away.
func (d *desk) took(p *survey.Page, since string) *survey.PageTime {
	from, err := strconv.ParseInt(since, 10, 64)
	seconds := d.now.Unix() - from
	if err != nil || !d.wave.Pretest || seconds < 0 || seconds > survey.MaxPageTime {
		return nil
	}
	return &survey.PageTime{Page: p.Key, Seconds: int(seconds)}
}

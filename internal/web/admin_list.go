package web

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/export"
	"kreisumfrage/internal/fieldwork"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

// The list's parameters in an address, in the order in which a view keeps them.
const (
	paramStatus = "status"
	paramLand   = "land"
	paramSize   = "klasse"
	paramEmpty  = "leer"
	paramQuiet  = "ruhig"
	paramSearch = "suche"
	paramOrder  = "sortierung"
	paramPage   = "seite"
)

// listParams are those that make a view, which begins on its first page.
var listParams = []string{paramStatus, paramLand, paramSize, paramEmpty, paramQuiet, paramSearch, paramOrder}

const (
	listPageSize = 500
	maxQuietDays = 365
	maxViewName  = 60
	maxViewQuery = 1000
)

// listView is the list of the counties with everything that changes it.
type listView struct {
	Filter             filterView
	Statuses           []choiceView
	LandNames          []string
	Sizes, Sections    []choiceView
	Columns            []columnView
	Counties           []countyRow
	Shown              int // on all pages
	CSV, XLSX          string
	Previous, Next     string // addresses; empty: none
	Page, Pages        int
	Views              []savedView
	Root               string // address of the page
	SaveTo, DropAt     string
	Query              string // of the present view
	ViewName, ViewWord string // as typed, and what is wrong with it
}

type filterView struct{ Land, Status, Size, Empty, Quiet, Search, Order string }

// columnView is the head of a column; without Href, the list cannot be sorted by
// it.
type columnView struct {
	Title, Href string
	Sort        string // for aria-sort; empty: not sorted by it
	Number      bool
}

type countyRow struct {
	Name, Land, Size   string
	Disposition        survey.Disposition
	Done, Pages        int
	Finished, Sections int
	Last               string // day alone
	Late               bool   // in the days of grace
	Extended           string // the county's own last day; empty: as the others'
	Interim            bool   // an unfinished state is released
	Href               string
}

// savedView is a named list of this visitor.
type savedView struct {
	Name, Href string
	Current    bool
}

// viewForm is a view that could not be saved.
type viewForm struct{ name, fault string }

const viewNameField = "ansicht-name"

func (f viewForm) problems() []form.Problem {
	if f.fault == "" {
		return nil
	}
	return []form.Problem{{Href: "#" + viewNameField, Text: "Name der Ansicht: " + f.fault}}
}

func filterOf(query url.Values) filterView {
	text := func(name string) string { return strings.ToValidUTF8(query.Get(name), "\ufffd") }
	return filterView{Land: text(paramLand), Status: text(paramStatus), Size: text(paramSize), Empty: text(paramEmpty),
		Quiet: strings.TrimSpace(text(paramQuiet)), Search: text(paramSearch), Order: text(paramOrder)}
}

// listed are the counties that the query asks for, on the page as in the files.
// What fits no choice finds nobody; what is no number of days asks for nothing.
func (s *Server) listed(c echo.Context, m *morning, f filterView) ([]survey.Response, error) {
	filter := fieldwork.Filter{Standing: fieldwork.Standing(f.Status), Land: f.Land, Text: f.Search,
		Size: f.Size, Limits: m.settings.SizeLimits, Empty: f.Empty}
	if names := fieldwork.SizeClasses(m.settings.SizeLimits); f.Size != "" {
		if n, err := strconv.Atoi(f.Size); err == nil && n >= 0 && n < len(names) {
			filter.Size = names[n]
		}
	}
	if n, err := strconv.Atoi(f.Quiet); err == nil && n > 0 && n <= maxQuietDays {
		filter.Quiet = survey.DayOf(m.now).Add(1 - n)
	}
	var err error
	if f.Empty != "" {
		filter.Begun, err = s.Store.SectionsBegun(c.Request().Context(), m.scope, fieldwork.ItemsBySection(m.edition.questionnaire))
	}
	return fieldwork.List(m.responses, filter, fieldwork.Order(f.Order)), err
}

// listQuery keeps of a query what makes a view.
func listQuery(query url.Values) url.Values {
	kept := url.Values{}
	for _, name := range listParams {
		if value := strings.ToValidUTF8(query.Get(name), "\ufffd"); value != "" {
			kept.Set(name, value)
		}
	}
	return kept
}

func (s *Server) list(c echo.Context, m *morning, query url.Values, typed viewForm) (listView, error) {
	root, f := adminPath(m.wave.Key), filterOf(query)
	kept := listQuery(query)
	found, err := s.listed(c, m, f)
	if err != nil {
		return listView{}, err
	}
	view := listView{
		Filter: f, LandNames: fieldwork.Lands(m.responses), Columns: m.columns(kept),
		Shown: len(found), Query: kept.Encode(), ViewName: typed.name, ViewWord: typed.fault,
		CSV: root + "/landkreise.csv?" + kept.Encode(), XLSX: root + "/landkreise.xlsx?" + kept.Encode(),
		Root: root, SaveTo: root + "/ansichten", DropAt: root + "/ansichten/loeschen",
	}
	for _, st := range fieldwork.Standings {
		view.Statuses = append(view.Statuses, choiceView{string(st), st.Label()})
	}
	for _, section := range m.edition.questionnaire.Sections {
		view.Sections = append(view.Sections, choiceView{section.Key, section.Title})
	}
	if len(m.sizes) > 0 {
		for i, name := range fieldwork.SizeClasses(m.settings.SizeLimits) {
			view.Sizes = append(view.Sizes, choiceView{strconv.Itoa(i), name})
		}
	}
	for _, r := range view.cut(found, query, kept) {
		view.Counties = append(view.Counties, m.row(r))
	}
	saved, err := s.Store.SavedViews(c.Request().Context(), m.scope)
	for _, v := range saved {
		view.Views = append(view.Views, savedView{v.Name, listPath(root, v.Query), v.Query == view.Query})
	}
	return view, err
}

// listPath leads to the list as the query wants it.
func listPath(root, query string) string {
	if query == "" {
		return root + "#liste"
	}
	return root + "?" + query + "#liste"
}

// cut returns the page that is asked for.
func (l *listView) cut(found []survey.Response, query, kept url.Values) []survey.Response {
	l.Pages = max(1, (len(found)+listPageSize-1)/listPageSize)
	l.Page, _ = strconv.Atoi(query.Get(paramPage))
	l.Page = min(max(l.Page, 1), l.Pages)
	to := func(page int) string {
		if page < 1 || page > l.Pages {
			return ""
		}
		with := url.Values{paramPage: {strconv.Itoa(page)}}
		for name, values := range kept {
			with[name] = values
		}
		return listPath(l.Root, with.Encode())
	}
	l.Previous, l.Next = to(l.Page-1), to(l.Page+1)
	return found[(l.Page-1)*listPageSize : min(l.Page*listPageSize, len(found))]
}

func (m *morning) row(r survey.Response) countyRow {
	row := countyRow{Name: r.County.Name, Land: r.County.Land, Size: fieldwork.SizeClass(r.County, m.settings.SizeLimits),
		Disposition: r.Disposition, Last: lastDay(r), Late: m.wave.Extended(r.Extended).Late(r.LastActivity), Interim: r.Interim, Href: countyPath(m.wave.Key, r.County.Key)}
	row.Done, row.Pages = fieldwork.PagesDone(m.edition.questionnaire, r)
	if r.Extended > m.wave.LastDay {
		row.Extended = germanDay(r.Extended)
	}
	row.Finished, row.Sections = fieldwork.SectionsDone(m.edition.questionnaire, r)
	return row
}

// lastDay is the day of the last change, and never its time.
func lastDay(r survey.Response) string {
	last := r.LastActivity
	if last.IsZero() { // read in, not typed in
		last = r.Submitted
	}
	if last.IsZero() {
		return "–"
	}
	return germanDay(survey.DayOf(last))
}

// columns are the heads of the list; a second click turns the order round.
func (m *morning) columns(kept url.Values) []columnView {
	current, reversed := fieldwork.Order(kept.Get(paramOrder)).Parts()
	if !slices.Contains(fieldwork.Orders, current) {
		current = fieldwork.ByName
	}
	column := func(title string, by fieldwork.Order, falling, number bool) columnView {
		next, sort := by, ""
		if by == current {
			sort = "ascending"
			if falling != reversed {
				sort = "descending"
			}
			if !reversed {
				next = by.Reversed()
			}
		}
		with := url.Values{paramOrder: {string(next)}}
		for name, values := range kept {
			if name != paramOrder {
				with[name] = values
			}
		}
		return columnView{title, listPath(adminPath(m.wave.Key), with.Encode()), sort, number}
	}
	columns := []columnView{column("Landkreis", fieldwork.ByName, false, false), column("Stand", fieldwork.ByDisposition, false, false),
		column("Land", fieldwork.ByLand, false, false)}
	if len(m.sizes) > 0 {
		columns = append(columns, column("Einwohner", fieldwork.BySize, false, false))
	}
	return append(columns, columnView{Title: "Abschnitte", Number: true}, column("Seiten", fieldwork.ByDone, true, true),
		column("Letzte Aktivität", fieldwork.ByActivity, true, false))
}

// saveView keeps the present list under a name, for the visitor alone.
func (s *Server) saveView(c echo.Context, v *visitor) error {
	b, err := s.bench(c, v)
	if err != nil {
		return err
	}
	posted := c.Request().PostForm
	query, err := url.ParseQuery(posted.Get("ansicht"))
	if err != nil {
		return fmt.Errorf("query of a view: %w", survey.ErrInvalid)
	}
	kept := listQuery(query)
	typed := viewForm{name: plainWord(posted.Get(viewNameField))}
	switch n := utf8.RuneCountInString(typed.name); {
	case n == 0:
		typed.fault = "Geben Sie der Ansicht bitte einen Namen."
	case n > maxViewName:
		typed.fault = fmt.Sprintf("Kürzen Sie den Namen bitte auf höchstens %d Zeichen.", maxViewName)
	case len(kept.Encode()) > maxViewQuery:
		typed.fault = "Diese Ansicht ist zu umfangreich. Kürzen Sie bitte den Suchtext."
	}
	if typed.fault == "" {
		err = s.Store.SaveView(c.Request().Context(), b.scope, survey.SavedView{Name: typed.name, Query: kept.Encode()})
		if errors.Is(err, survey.ErrConflict) {
			typed.fault, err = "Mehr Ansichten lassen sich nicht speichern. Löschen Sie bitte zuerst eine andere.", nil
		}
	}
	if err != nil {
		return err
	}
	if typed.fault != "" {
		return s.renderOverview(c, http.StatusUnprocessableEntity, v, kept, typed)
	}
	kept.Set("hinweis", "ansicht")
	return seeOther(c, listPath(adminPath(b.wave.Key), kept.Encode()))
}

func (s *Server) dropView(c echo.Context, v *visitor) error {
	b, err := s.bench(c, v)
	if err != nil {
		return err
	}
	if err := s.Store.DropView(c.Request().Context(), b.scope, c.Request().PostForm.Get("name")); err != nil {
		return err
	}
	return seeOther(c, listPath(adminPath(b.wave.Key), "hinweis=ansicht-geloescht"))
}

func (s *Server) downloadCounties(c echo.Context, v *visitor) error {
	return s.downloadList(c, v, ".csv")
}

func (s *Server) downloadCountiesXLSX(c echo.Context, v *visitor) error {
	return s.downloadList(c, v, ".xlsx")
}

// downloadList sends the list as it is seen, all its pages together.
func (s *Server) downloadList(c echo.Context, v *visitor, kind string) error {
	m, err := s.morning(c, v)
	if err != nil {
		return err
	}
	found, err := s.listed(c, m, filterOf(c.QueryParams()))
	if err != nil {
		return err
	}
	list := export.ResponseList{Wave: m.wave, Time: m.now, Pages: len(m.edition.questionnaire.Pages()), Sections: len(m.edition.questionnaire.Sections)}
	for _, r := range found {
		row := m.row(r)
		line := export.ListedResponse{Response: r, Disposition: fieldwork.Label(r.Disposition), Size: row.Size, Pages: row.Done, Sections: row.Finished}
		if !r.LastActivity.IsZero() {
			line.Last = survey.DayOf(r.LastActivity)
		}
		list.Rows = append(list.Rows, line)
	}
	var body bytes.Buffer
	write := list.CSV
	if kind == ".xlsx" {
		write = list.XLSX
	}
	if err := write(&body); err != nil {
		return err
	}
	event := access.Event{Person: v.Person, Role: v.Role, Action: access.ActionListExported, Wave: m.wave.Key, Detail: fmt.Sprintf("%d counties", len(list.Rows))}
	if err := s.Store.Audit(c.Request().Context(), event); err != nil {
		return err
	}
	return download(c, "landkreise-"+m.wave.Key+kind, body.Bytes())
}

package web

import (
	"net/http"
	"slices"
	"time"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/fieldwork"
	"kreisumfrage/internal/survey"
)

// bench is what every page of the DLT works on: one wave, with the scope of all
// its counties.
type bench struct {
	wave    survey.Wave
	edition *edition
	scope   access.Scope
	now     time.Time
	waves   []survey.Wave
}

func (s *Server) bench(c echo.Context, v *visitor) (*bench, error) {
	ctx := c.Request().Context()
	b := &bench{}
	var err error
	if b.wave, err = s.Store.Wave(ctx, c.Param("wave")); err != nil {
		return nil, err
	}
	var ok bool
	if b.scope, ok = v.Scope(b.wave.Key); !ok {
		return nil, survey.ErrNotFound
	}
	if b.edition, err = s.editions.edition(ctx, b.wave.Edition); err != nil {
		return nil, err
	}
	if b.waves, err = s.Store.Waves(ctx); err != nil {
		return nil, err
	}
	b.now, err = s.Store.Now(ctx)
	return b, err
}

func adminPath(wave string) string { return "/dlt/" + wave }

// adminBase is the layout's data of the pages of one wave, with both rows of the
// DLT's menu. current is the address of the entry that is open.
func (s *Server) adminBase(c echo.Context, b *bench, title, current string) base {
	view := s.dltBase(c, title, current)
	view.Wave = viewOf(b.wave, b.now)
	root := adminPath(b.wave.Key)
	items := []menuItem{
		{access.SeeProgress, "Rücklauf", root},
		{access.SeeProgress, "Offene Landkreise", root + "/offen"},
		{access.ManageCampaigns, "Anschreiben", root + "/anschreiben"},
		{access.SeeFigures, "Abbildungen", root + "/abbildungen"},
		{access.SeeFigures, "Daten", root + "/daten"},
		{access.ManageFrame, "Liste der Landkreise", root + framePath},
		{access.SeeDefinitions, "Fragebogen", root + "/fragebogen"},
		{access.ManageWaves, "Einstellungen", root + planPagePath},
		{access.ManageWaves, "Stand", root + stagePath},
		{access.ManageRetention, "Löschfristen", root + "/loeschfristen"},
	}
	items = append(items, remindEntry(visitorOf(c), root)...)
	if b.wave.Reconstructed { // its frame is nobody's
		items = slices.DeleteFunc(items, func(i menuItem) bool { return i.needed == access.ManageFrame })
	}
	if b.wave.Pretest {
		items = append(items, menuItem{access.SeeDefinitions, "Pretest", root + pretestPath})
	}
	view.Nav = menu(visitorOf(c), current, items)
	return view
}

// dltBase is the layout's data of the pages that belong to no wave, with the
// first row of the menu.
func (s *Server) dltBase(c echo.Context, title, current string) base {
	view := s.base(c, title)
	items := []menuItem{
		{access.OwnAccount, "Erhebungen", "/dlt"},
		{access.SeeDefinitions, "Fragebögen", authorRoot},
		{access.ManageFrame, "Nachfolge", successionPath},
		{access.ManageAccounts, "Konten", accountsPath},
		{access.SeeAudit, "Protokoll", trailPath},
		{access.ManageRetention, "Auskunft", disclosurePath},
		{access.SeeAudit, "Verzeichnis", registerPath},
		{access.OwnAccount, "Mein Konto", sessionsPath},
	}
	if s.TwoPersons {
		items = append(items, menuItem{access.ManageAccounts, "Bestätigungen", changesPath})
	}
	view.Above = menu(visitorOf(c), current, items)
	return view
}

type menuItem struct {
	needed      access.Permission
	title, href string
}

// menu holds the entries that the visitor may open.
func menu(v *visitor, current string, items []menuItem) (nav []navItem) {
	for _, item := range items {
		if v.May(item.needed) {
			nav = append(nav, navItem{Title: item.title, Href: item.href, Current: item.href == current})
		}
	}
	return nav
}

// waveLinks leads to the same page of the other waves.
func (b *bench) waveLinks(rest string) []navItem {
	var links []navItem
	for _, w := range b.waves {
		links = append(links, navItem{Title: w.Title, Href: adminPath(w.Key) + rest, Status: waveStateText(w), Current: w.Key == b.wave.Key})
	}
	return links
}

// wavesPage lists all waves, or says how the first one is made.
type wavesPage struct {
	base
	Waves []waveRow
}

type waveRow struct {
	Key           string
	Title         string
	Year          int
	State         survey.WaveState
	First, Last   string
	Submitted     int
	Frame         int
	Reconstructed bool
	SampleData    bool
	Pretest       bool
}

func (s *Server) showWaves(c echo.Context, v *visitor) error {
	ctx := c.Request().Context()
	waves, err := s.Store.Waves(ctx)
	if err != nil {
		return err
	}
	view := wavesPage{base: s.dltBase(c, "Erhebungen", "/dlt")}
	for _, w := range waves {
		sc, ok := v.Scope(w.Key)
		if !ok {
			return survey.ErrNotFound
		}
		responses, err := s.Store.Responses(ctx, sc)
		if err != nil {
			return err
		}
		count := fieldwork.Count(responses, fieldwork.Rate{})
		view.Waves = append(view.Waves, waveRow{w.Key, w.Title, w.Year, w.State, germanDay(w.FirstDay), germanDay(w.LastDay),
			count.Sent, count.Frame, w.Reconstructed, w.SampleData, w.Pretest})
	}
	return s.render(c, http.StatusOK, "admin_waves", view)
}

func waveStateText(w survey.Wave) string {
	switch {
	case w.Reconstructed:
		return "Rekonstruktion"
	case w.Pretest:
		return "Pretest, " + stateTexts[w.State]
	}
	return stateTexts[w.State]
}

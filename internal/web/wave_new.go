package web

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

// newWavePath is no wave's address: no wave can have this key.
const newWavePath = "/dlt/erhebungen/neu"

// Fields of the form that makes a wave, beside those of its plan.
const (
	draftField     = "fragebogen" // hash of a stored edition, or shippedDraft
	frameField     = "landkreise" // shippedFrame, or the key of a wave
	pretestField   = "pretest"
	countiesField  = "kreis" // chosen for a pre-test
	searchField    = "suche"
	deedField      = "tat" // what the pressed button asks for
	templateField  = "aus" // the wave whose settings are taken over
	searchCounties = "suchen"
	shippedDraft   = "mitgeliefert"
	shippedFrame   = "mitgeliefert"
)

// Shipped is what the program brings along.
type Shipped struct {
	Definition []byte
	Frame      []survey.County
}

// newWavePage makes a wave.
type newWavePage struct {
	base
	Form      waveForm
	Key       string
	Draft     string
	Drafts    []choiceView
	Frame     string
	Frames    []choiceView
	Pretest   bool
	Search    string
	Chosen    []countyChoice // always shown
	Found     []countyChoice // by the search, beside these
	Earlier   []choiceView
	Templates []choiceView
	Template  string
	Fixed     map[string]bool
	Faults    waveFaults
	Problems  []form.Problem
}

// countyChoice is a county that takes part in a pre-test, or could.
type countyChoice struct{ Key, Name, Land string }

// newWave is what the form asks for.
type newWave struct {
	form                            waveForm
	key, draft, frame, search, from string
	pretest                         bool
	counties                        []string
}

func (s *Server) showNewWave(c echo.Context, v *visitor) error {
	n, err := s.templateOf(c)
	if err != nil {
		return err
	}
	return s.renderNewWave(c, http.StatusOK, n, nil)
}

// templateOf fills the form in from the wave that the address names, or else
// from the defaults.
func (s *Server) templateOf(c echo.Context) (newWave, error) {
	ctx := c.Request().Context()
	now, err := s.Store.Now(ctx)
	if err != nil {
		return newWave{}, err
	}
	today := survey.DayOf(now)
	plan := survey.WavePlan{Year: now.In(survey.Berlin).Year(), Login: survey.LoginLetter, FirstDay: today.Next(), LastDay: today.Add(60),
		WaveSettings: survey.DefaultWaveSettings}
	n := newWave{draft: shippedDraft, frame: shippedFrame, from: c.QueryParam(templateField)}
	if n.from == "" {
		n.form = waveFormOf(plan)
		return n, nil
	}
	w, err := s.Store.Wave(ctx, n.from)
	if err != nil {
		return n, err
	}
	if plan.WaveSettings, err = s.Store.WaveSettings(ctx, w.Key); err != nil {
		return n, err
	}
	plan.Login, n.draft, n.frame = w.Login, w.Edition, w.Key
	if w.Pretest { // its frame is but a few counties, and its answers are no earlier ones
		plan.Title, n.frame = strings.TrimSpace(strings.TrimPrefix(w.Title, "Pretest")), shippedFrame
	} else if !w.Reconstructed && w.FirstDay < plan.FirstDay {
		plan.Earlier = w.Key
	}
	n.form = waveFormOf(plan)
	return n, nil
}

func readNewWave(values url.Values) newWave {
	n := newWave{form: readWaveForm(values), key: strings.TrimSpace(values.Get(waveKeyField)), draft: values.Get(draftField), frame: values.Get(frameField),
		search: strings.TrimSpace(values.Get(searchField)), from: values.Get(templateField), pretest: values.Get(pretestField) == "ja"}
	n.counties = slices.Compact(slices.Sorted(slices.Values(values[countiesField])))
	return n
}

func (s *Server) renderNewWave(c echo.Context, status int, n newWave, faults waveFaults) error {
	ctx := c.Request().Context()
	waves, err := s.Store.Waves(ctx)
	if err != nil {
		return err
	}
	view := newWavePage{base: s.dltBase(c, "Erhebung anlegen", "/dlt"), Form: n.form, Key: n.key, Draft: n.draft, Frame: n.frame, Pretest: n.pretest, Search: n.search,
		Earlier: earlierChoices(waves, ""), Template: n.from, Faults: faults, Problems: faults.summary(waveAnchors)}
	view.Errors = len(view.Problems)
	view.Frames = []choiceView{{shippedFrame, "die mitgelieferte Liste (" + strconv.Itoa(len(s.Shipped.Frame)) + " Landkreise)"}}
	for _, w := range waves {
		view.Templates = append(view.Templates, choiceView{w.Key, w.Title})
		if !w.Reconstructed && !w.Pretest {
			view.Frames = append(view.Frames, choiceView{w.Key, "die Liste der Erhebung „" + w.Title + "“, mit ihren Ansprechpersonen"})
		}
	}
	if view.Drafts, err = s.draftChoices(c); err != nil {
		return err
	}
	frame, _, err := s.frameOf(ctx, visitorOf(c), n.frame)
	if err != nil && !errors.Is(err, survey.ErrNotFound) {
		return err
	}
	view.Chosen, view.Found = chosenCounties(frame, n)
	return s.render(c, status, "admin_wave_new", view)
}

func (s *Server) draftChoices(c echo.Context) ([]choiceView, error) {
	choices := []choiceView{{shippedDraft, "der mitgelieferte Fragebogen"}}
	rows, err := s.draftRows(c)
	for _, row := range rows {
		label := row.Draft.Title + ", Ausgabe " + row.Short
		if len(row.Waves) > 0 {
			label += " (verwendet in: " + strings.Join(row.Waves, ", ") + ")"
		}
		choices = append(choices, choiceView{row.Edition, label})
	}
	return choices, err
}

// chosenCounties keeps those that are ticked in sight, whatever is searched for.
func chosenCounties(frame []survey.County, n newWave) (chosen, found []countyChoice) {
	search := strings.ToLower(n.search)
	for _, county := range frame {
		choice := countyChoice{county.Key, county.Name, county.Land}
		switch {
		case slices.Contains(n.counties, county.Key):
			chosen = append(chosen, choice)
		case strings.Contains(strings.ToLower(county.Name+" "+county.Land+" "+county.Key), search):
			found = append(found, choice)
		}
	}
	return chosen, found
}

// frameOf returns the shipped counties, or those of a wave with how they are
// reached.
func (s *Server) frameOf(ctx context.Context, v *visitor, name string) ([]survey.County, map[string]access.Reach, error) {
	if name == shippedFrame {
		return s.Shipped.Frame, nil, nil
	}
	sc, ok := v.Scope(name)
	if !ok {
		return nil, nil, survey.ErrNotFound
	}
	w, err := s.Store.Wave(ctx, name)
	if err == nil && w.Reconstructed {
		err = survey.ErrNotFound
	}
	if err != nil {
		return nil, nil, err
	}
	responses, err := s.Store.Responses(ctx, sc)
	if err != nil {
		return nil, nil, err
	}
	var frame []survey.County
	reach := map[string]access.Reach{}
	for _, r := range responses {
		frame = append(frame, r.County)
		one, _ := sc.ForCounty(r.County.Key)
		known, err := s.Store.Reach(ctx, one)
		if err != nil {
			return nil, nil, err
		}
		reach[r.County.Key] = officials(known)
	}
	return frame, reach, nil
}

// officials leaves out whom the county named itself, whose address waits for an
// approval, and the persons: the new wave has its own.
func officials(known access.Reach) access.Reach {
	reach := access.Reach{Domains: known.Domains}
	for _, contact := range known.Contacts {
		if contact.Official && contact.Approval.Mails() {
			contact.Person, contact.Approval = "", access.ApprovalNone
			reach.Contacts = append(reach.Contacts, contact)
		}
	}
	return reach
}

// createWave makes the wave, or shows the form again with everything typed.
func (s *Server) createWave(c echo.Context, v *visitor) error {
	ctx, values := c.Request().Context(), c.Request().PostForm
	n := readNewWave(values)
	if values.Get(deedField) == searchCounties {
		return s.renderNewWave(c, http.StatusOK, n, nil)
	}
	waves, err := s.Store.Waves(ctx)
	if err != nil {
		return err
	}
	plan, faults := n.form.plan()
	faults.earlier(earlierChoices(waves, ""), waves, plan)
	if !survey.ValidWaveKey(n.key) {
		faults[waveKeyField] = "Die Kennung darf nur aus Kleinbuchstaben, Ziffern und Bindestrichen bestehen, höchstens 40 Zeichen, und kein Wort aus den Adressen dieser Seiten sein."
	} else if slices.ContainsFunc(waves, func(w survey.Wave) bool { return w.Key == n.key }) {
		faults[waveKeyField] = "Diese Kennung hat schon eine andere Erhebung. Wählen Sie bitte eine andere."
	}
	definition, err := s.definitionOf(ctx, n, faults)
	if err != nil {
		return err
	}
	frame, reach, err := s.frameOf(ctx, v, n.frame)
	if errors.Is(err, survey.ErrNotFound) {
		faults[frameField] = "Wählen Sie bitte, welche Landkreise teilnehmen."
	} else if err != nil {
		return err
	}
	if n.pretest {
		frame, reach = pretestFrame(frame, reach, n.counties)
		if len(frame) == 0 {
			faults[countiesField] = "Wählen Sie bitte mindestens einen Landkreis für den Pretest aus."
		}
	}
	if len(faults) > 0 {
		return s.renderNewWave(c, http.StatusUnprocessableEntity, n, faults)
	}
	w := survey.Wave{Key: n.key, Title: plan.Title, Year: plan.Year, Login: plan.Login, FirstDay: plan.FirstDay, LastDay: plan.LastDay,
		Earlier: plan.Earlier, Pretest: n.pretest}
	sc, ok := v.Scope(w.Key)
	if !ok {
		return survey.ErrNotFound
	}
	err = s.Store.FoundWave(ctx, sc, w, plan.WaveSettings, definition, frame, reach)
	if errors.Is(err, survey.ErrConflict) {
		return s.renderNewWave(c, http.StatusConflict, n, waveFaults{waveKeyField: "Diese Kennung hat inzwischen eine andere Erhebung. Wählen Sie bitte eine andere."})
	}
	if err != nil {
		return err
	}
	return seeOther(c, adminPath(w.Key)+"/oeffnen?hinweis=erhebung-angelegt")
}

// definitionOf returns the chosen definition. One that this program cannot read
// is a fault.
func (s *Server) definitionOf(ctx context.Context, n newWave, faults waveFaults) ([]byte, error) {
	definition := s.Shipped.Definition
	if n.draft != shippedDraft {
		var err error
		definition, err = s.Store.Edition(ctx, n.draft)
		if errors.Is(err, survey.ErrNotFound) {
			faults[draftField] = "Wählen Sie bitte einen der genannten Fragebögen."
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
	}
	if findings := s.Author.Lint(definition); len(findings) > 0 {
		faults[draftField] = "Diese Ausgabe hat Fehler (der erste: " + findings[0].Text + "). Wählen Sie bitte eine andere oder berichtigen Sie sie unter „Fragebögen“."
	}
	return definition, nil
}

func pretestFrame(frame []survey.County, reach map[string]access.Reach, chosen []string) ([]survey.County, map[string]access.Reach) {
	var few []survey.County
	theirs := map[string]access.Reach{}
	for _, county := range frame {
		if slices.Contains(chosen, county.Key) {
			few = append(few, county)
			if known, ok := reach[county.Key]; ok {
				theirs[county.Key] = known
			}
		}
	}
	return few, theirs
}

package web

import (
	"errors"
	"net/http"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

const (
	planPagePath = "/einstellungen" // below the address of a wave
	seenPlan     = "stand"          // digest of the plan that the form shows
)

// wavePlanPage shows and changes what is decided for a wave.
type wavePlanPage struct {
	base
	Form     waveForm
	Fixed    map[string]bool
	Faults   waveFaults
	Problems []form.Problem
	Earlier  []choiceView
	Seen     string
	Key      string
	Pretest  bool
	Archived bool
	Theirs   *waveForm // what somebody else has stored meanwhile
	Action   string
	Stage    string
	Opening  string // of a draft
}

func (s *Server) showWavePlan(c echo.Context, v *visitor) error {
	b, present, err := s.wavePlan(c, v)
	if err != nil {
		return err
	}
	return s.renderWavePlan(c, http.StatusOK, b, present, waveFormOf(present), nil, false)
}

func (s *Server) wavePlan(c echo.Context, v *visitor) (*bench, survey.WavePlan, error) {
	b, err := s.bench(c, v)
	if err != nil {
		return nil, survey.WavePlan{}, err
	}
	settings, err := s.Store.WaveSettings(c.Request().Context(), b.wave.Key)
	return b, b.wave.Plan(settings), err
}

func (s *Server) renderWavePlan(c echo.Context, status int, b *bench, present survey.WavePlan, typed waveForm, faults waveFaults, overtaken bool) error {
	root := adminPath(b.wave.Key)
	view := wavePlanPage{base: s.adminBase(c, b, "Einstellungen der Erhebung", root+planPagePath), Form: typed, Fixed: fixedFields(b.wave),
		Faults: faults, Problems: faults.summary(waveAnchors), Earlier: earlierChoices(b.waves, b.wave.Key), Seen: present.Digest(),
		Key: b.wave.Key, Pretest: b.wave.Pretest, Archived: b.wave.State == survey.WaveArchived, Action: root + planPagePath, Stage: root + stagePath}
	if b.wave.State == survey.WaveDraft {
		view.Opening = root + "/oeffnen"
	}
	if overtaken {
		theirs := waveFormOf(present)
		view.Theirs = &theirs
	}
	view.Errors = len(view.Problems)
	return s.render(c, status, "admin_wave_plan", view)
}

// saveWavePlan stores the plan, or shows it again with what keeps it from being
// stored. What somebody else stored meanwhile stands beside what was typed.
func (s *Server) saveWavePlan(c echo.Context, v *visitor) error {
	b, present, err := s.wavePlan(c, v)
	if err != nil {
		return err
	}
	if b.wave.State == survey.WaveArchived {
		return survey.ErrArchived
	}
	values := c.Request().PostForm
	typed := readWaveForm(values)
	next, faults := typed.plan()
	faults.earlier(earlierChoices(b.waves, b.wave.Key), b.waves, next)
	if len(faults) == 0 {
		for _, part := range b.wave.Breaks(present, next, b.now) {
			fixed := fixedTexts[part]
			if faults[fixed.field] = fixed.text; b.wave.State.Over() && (part == survey.PlanLastDay || part == survey.PlanGrace) {
				faults[fixed.field] = closedText
			}
		}
	}
	if len(faults) > 0 {
		return s.renderWavePlan(c, http.StatusUnprocessableEntity, b, present, typed, faults, false)
	}
	err = s.Store.ChangeWave(c.Request().Context(), b.scope, values.Get(seenPlan), next)
	if errors.Is(err, survey.ErrConflict) {
		if b, present, err = s.wavePlan(c, v); err != nil {
			return err
		}
		return s.renderWavePlan(c, http.StatusConflict, b, present, typed, nil, true)
	}
	if err != nil {
		return err
	}
	return seeOther(c, adminPath(b.wave.Key)+planPagePath+"?hinweis=einstellungen")
}

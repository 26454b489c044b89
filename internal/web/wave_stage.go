package web

import (
	"errors"
	"net/http"
	"slices"
	"time"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/fieldwork"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

// stagePath lies below the address of a wave.
const stagePath = "/stand"

// Fields of the form that moves a wave.
const (
	moveField    = "nach"
	moveReason   = "grund"
	moveLastDay  = "bis"
	moveFromPart = "von-stand"
)

// stagePage says where a wave stands, how it came there, and leads on.
type stagePage struct {
	base
	Key      survey.WaveState // as which the page shows it
	State    string
	Now      time.Time
	Since    string // of answers that grace still lets in; empty: none
	Ends     string // when nothing is taken any more
	Draft    bool
	Archived bool
	Total    totalsView
	Moves    []moveView
	Stages   []stageRowView
	Problems []form.Problem
	Action   string
	Opening  string
}

// moveView is one state into which the wave may be moved.
type moveView struct {
	To      survey.WaveState
	Title   string
	Text    string
	Button  string
	Back    bool // needs a reason
	Asks    bool // for a last day
	Reason  string
	LastDay string
	Fault   string
	DayWord string // what is wrong with the day
}

type stageRowView struct {
	State  string
	Time   time.Time
	Actor  string
	Reason string
}

// stateTexts are what the states are called.
var stateTexts = map[survey.WaveState]string{
	survey.WaveDraft: "Entwurf", survey.WaveOpen: "geöffnet", survey.WaveClosed: "geschlossen",
	survey.WaveEvaluated: "ausgewertet", survey.WaveArchived: "archiviert",
}

// moveTexts say what a move means: from one state to the next, or back.
var moveTexts = map[[2]survey.WaveState]struct{ title, text, button string }{
	{survey.WaveOpen, survey.WaveClosed}: {"Erhebung schließen",
		"Danach nimmt die Erhebung keine Angaben mehr an. Es zählt, was eingereicht ist. Von selbst schließt sie, wenn Zeitraum und Nachfrist vorüber sind.", "Erhebung schließen"},
	{survey.WaveClosed, survey.WaveOpen}: {"Wieder öffnen",
		"Die Landkreise können ihre Angaben dann wieder ändern, bis zum letzten Tag, den Sie hier eintragen. Ihre Begründung wird festgehalten.", "Wieder öffnen"},
	{survey.WaveClosed, survey.WaveEvaluated}: {"Als ausgewertet kennzeichnen",
		"Die Zahlen sind endgültig. Wieder geöffnet werden kann die Erhebung dann nicht mehr ohne Weiteres.", "Als ausgewertet kennzeichnen"},
	{survey.WaveEvaluated, survey.WaveClosed}: {"Auswertung wieder aufnehmen",
		"Die Erhebung gilt dann wieder als geschlossen und noch nicht ausgewertet. Ihre Begründung wird festgehalten.", "Auswertung wieder aufnehmen"},
	{survey.WaveEvaluated, survey.WaveArchived}: {"Archivieren",
		"Eine archivierte Erhebung bleibt für immer, wie sie ist. Sie können sie weiterhin lesen und exportieren. Das lässt sich nicht rückgängig machen.", "Endgültig archivieren"},
}

func (s *Server) showStage(c echo.Context, v *visitor) error {
	return s.renderStage(c, v, http.StatusOK, survey.WaveMove{}, nil)
}

// renderStage shows the page, after a refusal with what was typed.
func (s *Server) renderStage(c echo.Context, v *visitor, status int, typed survey.WaveMove, faults map[string]string, problems ...form.Problem) error {
	b, err := s.bench(c, v)
	if err != nil {
		return err
	}
	ctx, root := c.Request().Context(), adminPath(b.wave.Key)
	view := stagePage{base: s.adminBase(c, b, "Stand der Erhebung", root+stagePath), Key: b.wave.State, State: waveStateText(b.wave), Now: b.now,
		Draft: b.wave.State == survey.WaveDraft, Archived: b.wave.State == survey.WaveArchived, Problems: problems,
		Action: root + stagePath, Opening: root + "/oeffnen"}
	if b.wave.State == survey.WaveOpen {
		view.Ends = germanDay(b.wave.LastDay.Add(b.wave.Grace)) + ", 24 Uhr"
		if b.wave.Late(b.now) {
			view.Since = germanDay(b.wave.LastDay)
		}
	}
	responses, err := s.Store.Responses(ctx, b.scope)
	if err != nil {
		return err
	}
	count := fieldwork.Count(responses, fieldwork.Rate{})
	view.Total = totalsView{Frame: count.Frame, Submitted: count.Sent, InProgress: count.Underway, NotStarted: count.Untouched}
	if view.Stages, err = s.stages(c, b); err != nil {
		return err
	}
	for _, to := range b.wave.Followers() {
		if text, ok := moveTexts[[2]survey.WaveState{b.wave.State, to}]; ok {
			view.Moves = append(view.Moves, moveOf(b, to, text, typed, c.Request().PostForm.Get(moveLastDay), faults))
		}
	}
	for name, fault := range faults {
		view.Problems = append(view.Problems, form.Problem{Href: "#" + name + "-" + string(typed.To), Text: fault})
	}
	view.Errors = len(view.Problems)
	return s.render(c, status, "admin_stage", view)
}

func moveOf(b *bench, to survey.WaveState, text struct{ title, text, button string }, typed survey.WaveMove, typedDay string, faults map[string]string) moveView {
	m := moveView{To: to, Title: text.title, Text: text.text, Button: text.button, Back: b.wave.State.Back(to), Asks: to == survey.WaveOpen}
	if m.Asks {
		m.LastDay = germanDay(max(b.wave.LastDay, survey.DayOf(b.now)))
	}
	if typed.To == to {
		m.Reason, m.LastDay, m.Fault, m.DayWord = typed.Reason, typedDay, faults[moveReason], faults[moveLastDay]
	}
	return m
}

func (s *Server) stages(c echo.Context, b *bench) (rows []stageRowView, err error) {
	ctx := c.Request().Context()
	stages, err := s.Store.WaveStages(ctx, b.wave.Key)
	if err != nil {
		return nil, err
	}
	var persons []survey.EditionInForce
	for _, stage := range stages {
		persons = append(persons, survey.EditionInForce{Actor: stage.Actor})
	}
	name, err := s.names(ctx, persons, survey.Proposal{})
	for _, stage := range stages {
		rows = append(rows, stageRowView{stateTexts[stage.State], stage.Time, name(stage.Actor), stage.Reason})
	}
	return rows, err
}

// moveWave moves the wave, or says why not. Whoever comes second reads what
// happened meanwhile.
func (s *Server) moveWave(c echo.Context, v *visitor) error {
	b, err := s.bench(c, v)
	if err != nil {
		return err
	}
	values := c.Request().PostForm
	move := survey.WaveMove{To: survey.WaveState(values.Get(moveField))}
	reason, tooLong := readReason(values.Get(moveReason))
	move.Reason = reason
	if _, known := stateTexts[move.To]; !known || move.To == survey.WaveDraft {
		return survey.ErrInvalid
	}
	if string(b.wave.State) != values.Get(moveFromPart) {
		return s.overtakenMove(c, v)
	}
	faults := map[string]string{}
	if tooLong != nil {
		faults[moveReason] = tooLong.Text
	} else if b.wave.State.Back(move.To) && reason == "" {
		faults[moveReason] = "Begründen Sie bitte diesen Schritt zurück. Die Begründung wird festgehalten."
	}
	if move.To == survey.WaveOpen {
		day, ok := form.Day(values.Get(moveLastDay))
		if move.LastDay = day; !ok || day < survey.DayOf(b.now) || day < b.wave.FirstDay {
			faults[moveLastDay] = "Tragen Sie bitte den neuen letzten Tag so ein: 30.11.2026. Er darf nicht in der Vergangenheit liegen."
		}
	}
	if len(faults) > 0 {
		return s.renderStage(c, v, http.StatusUnprocessableEntity, move, faults)
	}
	if !slices.Contains(b.wave.Followers(), move.To) {
		return s.overtakenMove(c, v)
	}
	once := func() error { return s.Store.MoveWave(c.Request().Context(), b.scope, move) }
	done := adminPath(b.wave.Key) + stagePath + "?hinweis=stand-geaendert"
	if forth := !b.wave.State.Back(move.To); forth && (move.To == survey.WaveClosed || move.To == survey.WaveArchived) {
		err = s.twice(c, v, access.Change{Kind: access.ChangeStage, Wave: b.wave.Key, ChangeDetails: access.ChangeDetails{Move: move}}, done, once)
	} else if err = once(); err == nil {
		err = seeOther(c, done)
	}
	if errors.Is(err, survey.ErrConflict) {
		return s.overtakenMove(c, v)
	}
	return err
}

// overtakenMove tells whoever comes second who was first.
func (s *Server) overtakenMove(c echo.Context, v *visitor) error {
	b, err := s.bench(c, v)
	if err != nil {
		return err
	}
	stages, err := s.stages(c, b)
	if err != nil {
		return err
	}
	text := "Von hier führt kein Schritt dorthin. Es wurde nichts geändert."
	if n := len(stages); n > 0 {
		last := stages[n-1]
		text = "Es wurde nichts geändert: Die Erhebung ist seit " + germanDateTime(last.Time) + " " + last.State + ", durch " + last.Actor + "."
	}
	return s.renderStage(c, v, http.StatusConflict, survey.WaveMove{}, nil, form.Problem{Href: "#verlauf", Text: text})
}

package web

import (
	"fmt"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

// keptForm is a form beside the questionnaire whose texts outlive their session:
// they stand in it again when the same person is back.
type keptForm struct {
	title  string
	page   string // that holds the form; empty: the form's own address
	leads  bool   // only those who lead the team have the page
	ends   bool   // with the time in which the county can answer
	fields []keptText
}

// keptText is a field that may be given back. What no form names here is never
// kept, so no code and no secret is.
type keptText struct {
	name  string // with a colon at its end: all that begin so
	label string // empty: nothing that was typed
}

const (
	keptPath           = "/antwortbogen/eingaben"
	discardField       = "formular"
	keptFormID         = "formular" // one a form's address: the latest replaces what was sent before
	keptAtMost         = 256 << 10
	recordReleasePath  = "/antwortbogen/freigabe/festhalten"
	inviteReviewerPath = "/antwortbogen/freigabe/einladen"
	askReleasePath     = "/antwortbogen/freigabe/bitten"
)

var (
	personFields = []keptText{{nameField, "Name"}, {officeField, "Amt oder Funktion"}, {emailField, "E-Mail-Adresse"}}
	shareFields  = []keptText{{wordField, "Erläuterung"}, {deadlineField, "Frist"}, {sharesField, ""}, {restField, ""}, {allottedField, ""}}
)

// keptForms are the forms by their routes.
var keptForms = map[string]keptForm{
	arrivalPath:            {title: "Wer sind Sie?", fields: personFields},
	passOnPath:             {title: "Einladung weiterleiten", fields: personFields},
	teamPath + "/einladen": {title: "Kollegin oder Kollegen einladen", leads: true, ends: true, fields: slices.Concat(personFields, shareFields, []keptText{{asParam, ""}})},
	teamPath + "/:person":  {title: "Fragen für ein Mitglied des Teams", leads: true, ends: true, fields: shareFields},
	planPath: {title: "Wer beantwortet was?", leads: true, fields: []keptText{{officePrefix, "Amt"}, {topicPrefix, "Amt"}, {pagePrefix, "Amt"}, {sectionPrefix, "Amt"},
		{shownPrefix, ""}, {wasPrefix, ""}}},
	notesPath + "/:item": {title: "Notizen zu einer Frage", fields: []keptText{{noteField, "Notiz"}}},
	recordReleasePath: {title: "Freigabe festhalten", page: releasePath, leads: true,
		fields: []keptText{{officeField, "Funktion"}, {dayField, "Freigegeben am"}, {fileNumberField, "Aktenzeichen"}}},
	inviteReviewerPath: {title: "Hausleitung einladen", page: releasePath, leads: true, fields: personFields},
	fileNumberPath:     {title: "Einstellungen", page: settingsPath, leads: true, fields: []keptText{{fileNumberField, "Aktenzeichen"}}},
	askReleasePath:     {title: "Um Freigabe bitten", page: releasePath, leads: true, fields: []keptText{{fileNumberField, "Aktenzeichen"}}},
	reviewPath:         {title: "Antworten zur Freigabe", fields: []keptText{{commentPrefix, "Bemerkung"}, {commentMark, ""}}},
	reopeningPath:      {title: "Um Öffnung des Antwortbogens bitten", leads: true, fields: []keptText{{requestField, "Was möchten Sie ändern, und warum?"}}},
}

// keptFormAt is the form with the address.
func keptFormAt(address string) (keptForm, bool) {
	if f, ok := keptForms[address]; ok {
		return f, true
	}
	for route, f := range keptForms {
		pattern := strings.NewReplacer(":person", "*", ":item", "*").Replace(route)
		if ok, err := path.Match(pattern, address); ok && err == nil {
			return f, true
		}
	}
	return keptForm{}, false
}

// pageOf is where the form with the address stands.
func (f keptForm) pageOf(address string) string {
	if f.page != "" {
		return f.page
	}
	return address
}

// holds reports whether the value of the name belongs to the field.
func (k keptText) holds(name string) bool {
	return name == k.name || strings.HasSuffix(k.name, ":") && strings.HasPrefix(name, k.name)
}

// allowed is what of the posted values may be kept; nil where nothing was typed.
func (f keptForm) allowed(posted url.Values) url.Values {
	kept := url.Values{}
	for name, values := range posted {
		if slices.ContainsFunc(f.fields, func(k keptText) bool { return k.holds(name) }) {
			kept[name] = values
		}
	}
	if len(f.typed(kept)) == 0 {
		return nil
	}
	return kept
}

// typed are the texts among the values.
func (f keptForm) typed(values url.Values) []typedText {
	var texts []typedText
	for _, k := range f.fields {
		for _, name := range slices.Sorted(maps.Keys(values)) {
			if text := plainWord(values.Get(name)); k.label != "" && k.holds(name) && text != "" {
				texts = append(texts, typedText{Label: k.label, Text: text})
			}
		}
	}
	return texts
}

// keep stores the posted form for the person of the ended session that made it.
func (s *Server) keep(c echo.Context, f keptForm, session access.SessionRow) (kept bool, err error) {
	sc, ok := session.Principal().Scope(session.Wave)
	values := f.allowed(c.Request().PostForm)
	if !ok || session.Role != access.CountyRep || values == nil || len(values.Encode()) > keptAtMost {
		return false, nil
	}
	err = s.Store.Rescue(c.Request().Context(), sc, survey.Rescue{Page: c.Request().URL.Path, FormID: keptFormID, Fields: values.Encode()})
	return err == nil, err
}

// settleKept forgets what was kept of the form that was just accepted.
func (s *Server) settleKept(c echo.Context, v *visitor) error {
	_, ours := keptForms[c.Path()]
	sc, ok := v.Scope(v.Wave)
	if !ours || !ok || c.Response().Status >= 400 {
		return nil
	}
	return s.Store.DropRescue(c.Request().Context(), sc, c.Request().URL.Path, keptFormID)
}

// keptView says above a page that a form of it holds what was sent too late.
type keptView struct {
	Time  time.Time
	Form  string // its address
	Typed []typedText
}

const keptKey = "kept"

// refill puts what was typed into the form with the address, after its session had
// ended, into the request, as if it had just been sent; ok is false when nothing is
// kept. The page says so by itself.
func (s *Server) refill(c echo.Context, sc access.Scope, address string) (ok bool, err error) {
	all, err := s.Store.Rescued(c.Request().Context(), sc)
	if err != nil {
		return false, err
	}
	f, _ := keptFormAt(address)
	for _, r := range all {
		if r.Page != address {
			continue
		}
		values, err := url.ParseQuery(r.Fields)
		if err != nil {
			return false, fmt.Errorf("read kept form: %w", err)
		}
		view := &keptView{Time: r.Time, Form: address, Typed: f.typed(values)}
		if address == planPath { // it holds every office, not the new ones alone
			view.Typed = nil
		}
		c.Set(keptKey, view)
		c.Request().PostForm = values
		return true, nil
	}
	return false, nil
}

// discardKept forgets what was kept of a form.
func (s *Server) discardKept(c echo.Context, v *visitor) error {
	address := c.Request().PostForm.Get(discardField)
	f, known := keptFormAt(address)
	sc, ok := v.Scope(v.Wave)
	if !known || !ok {
		return fmt.Errorf("discard form %q: %w", address, survey.ErrInvalid)
	}
	if err := s.Store.DropRescue(c.Request().Context(), sc, address, keptFormID); err != nil {
		return err
	}
	return seeOther(c, f.pageOf(address)+"?hinweis=verworfen")
}

// opens reports whether the person still has the page of the form.
func (d *desk) opens(f keptForm, address string) bool {
	last := path.Base(address)
	switch route := path.Dir(address); {
	case f.leads && !d.me.May(access.Manage):
		return false
	case route == notesPath:
		it := d.questionnaire().Item(last)
		return it != nil && d.reads(it)
	case route == teamPath && address != teamPath+"/einladen":
		m := memberOf(d.team, last)
		return m.Part != access.Guest && !m.Revoked
	}
	return true
}

// tellKept links the hub to the forms that hold something again. Where their page
// is not to be had any more, one gets the texts back to copy them.
func (d *desk) tellKept(all []survey.Rescue, view *hubPage) error {
	for _, r := range all {
		f, ok := keptFormAt(r.Page)
		if !ok {
			continue
		}
		if d.opens(f, r.Page) && !(f.ends && d.over()) {
			view.Rescued = append(view.Rescued, navItem{Title: f.title, Href: f.pageOf(r.Page)})
			continue
		}
		values, err := url.ParseQuery(r.Fields)
		if err != nil {
			return fmt.Errorf("read kept form: %w", err)
		}
		view.Left = append(view.Left, f.typed(values)...)
	}
	return nil
}

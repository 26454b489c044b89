package main

import (
	"context"
	"slices"
	"sync"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/fieldwork"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/survey"
	"kreisumfrage/internal/web"
)

// teamPost writes to the counties and their teams: what is due by itself, and what
// stands in a mail that is on its way.
type teamPost struct {
	store   *store.Store
	office  mail.Office
	secrets func(context.Context, mail.Posted) (mail.Values, error)

	mu       sync.Mutex
	editions map[string]*survey.Questionnaire // by SHA-256; they never change
}

func newTeamPost(st *store.Store, office mail.Office) *teamPost {
	link := func(kind, token string) string {
		if kind == mail.AccountInvitation.Name {
			return web.AccountLink(office.PublicURL, token)
		}
		return linkOf(office.PublicURL, token)
	}
	return &teamPost{store: st, office: office, secrets: st.Secrets(link), editions: map[string]*survey.Questionnaire{}}
}

// county is how a county's response stands at one moment.
type county struct {
	scope         access.Scope
	now           time.Time
	wave          survey.Wave
	questionnaire *survey.Questionnaire
	response      survey.Response
	answers       survey.Answers
	team          []access.Member
	typists       map[string]bool // of the DLT, who typed any of the answers
}

func (t *teamPost) county(ctx context.Context, wave, unit string) (c county, err error) {
	var ok bool
	if c.scope, ok = access.WaveScope(wave, operator).ForCounty(unit); !ok {
		return c, survey.ErrNotFound
	}
	if c.now, err = t.store.Now(ctx); err != nil {
		return c, err
	}
	if c.wave, err = t.store.Wave(ctx, wave); err != nil {
		return c, err
	}
	if c.questionnaire, err = t.questionnaire(ctx, c.wave.Edition); err != nil {
		return c, err
	}
	if c.response, err = t.store.Response(ctx, c.scope); err != nil {
		return c, err
	}
	c.wave = c.wave.Extended(c.response.Extended)
	stored, err := t.store.Answers(ctx, c.scope)
	if err != nil {
		return c, err
	}
	c.answers, c.typists = survey.ByRef(stored), map[string]bool{}
	for _, a := range stored {
		if a.Proxy {
			c.typists[a.Author] = true
		}
	}
	c.team, err = t.store.Team(ctx, c.scope)
	return c, err
}

func (t *teamPost) questionnaire(ctx context.Context, edition string) (*survey.Questionnaire, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if known := t.editions[edition]; known != nil {
		return known, nil
	}
	definition, err := t.store.Edition(ctx, edition)
	if err != nil {
		return nil, err
	}
	q, _, err := compiler{}.Compile(definition)
	if err == nil {
		t.editions[edition] = q
	}
	return q, err
}

// writable reports whether the team can still do something.
func (c county) writable() bool { return c.response.Writable(c.wave, c.now) }

// work is how far somebody is of whom something is expected.
func (c county) work(m access.Member) fieldwork.Work {
	if m.Part != access.Colleague || m.Revoked {
		return fieldwork.Work{}
	}
	return fieldwork.WorkOf(c.questionnaire, c.response, c.answers, m.Items(c.questionnaire))
}

// member is somebody of the team; whoever has no access any more is nobody.
func (c county) member(person string) access.Member {
	i := slices.IndexFunc(c.team, func(m access.Member) bool { return m.Person == person && !m.Revoked })
	if i < 0 {
		return access.Member{}
	}
	return c.team[i]
}

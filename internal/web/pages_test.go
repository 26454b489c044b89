package web_test

import (
	"net/http"
	"testing"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

// way counts the pages that somebody sees.
type way struct {
	*page
	seen int
}

func (w *way) to(p *page) *way {
	if p.status == http.StatusSeeOther {
		return w.to(p.follow())
	}
	w.page, w.seen = p.expect(http.StatusOK), w.seen+1
	return w
}

// firstAnswer fills in the page that the way has come to, and counts no further
// once it is saved.
func (w *way) firstAnswer() *way {
	w.t.Helper()
	w.form("/antwortbogen/seite/allgemeines").write("general.hindrances_other", "Zeit").press("bleiben").expect(http.StatusSeeOther)
	if got := w.browser.site.answer(storetest.Pinneberg, "general.hindrances_other"); !got.Equal(survey.Write("Zeit")) {
		w.t.Errorf("saved is %s", got.Canonical())
	}
	return w
}

func TestFromTheInvitationToTheFirstAnswerAreAtMostFourPages(t *testing.T) {
	coordinate := func(w *way, intent string) *way {
		values := w.form("/antwortbogen/ankommen").write("name", "Frau Beispiel").values
		values.Set("vorhaben", intent)
		return w.to(w.browser.post("/antwortbogen/ankommen", values))
	}
	first := func(w *way) *way { return w.to(w.browser.get(attr(w.all(".kern-task-list a")[0], "href"))) }
	for name, c := range map[string]struct {
		most   int
		invite func(s *site) string
		walk   func(w *way) *way
	}{
		"the county's letter, over the overview": {4, func(s *site) string { return s.letter(storetest.Pinneberg) },
			func(w *way) *way { return first(coordinate(w, "koordinieren")) }},
		"the county's letter, straight to the questions": {3, func(s *site) string { return s.letter(storetest.Pinneberg) },
			func(w *way) *way { return coordinate(w, "beginnen") }},
		"a colleague's invitation": {3, func(s *site) string { return s.slip(storetest.Pinneberg, sharedPage("allgemeines")) }, first},
	} {
		t.Run(name, func(t *testing.T) {
			s := onSQLite(t)
			link := c.invite(s)
			b := s.visitor()
			w := (&way{}).to(b.get(link))
			w = c.walk(w.to(w.form(link).write("code", code).send())).firstAnswer()
			if w.seen > c.most {
				t.Errorf("%d pages, at most %d are allowed", w.seen, c.most)
			}
		})
	}
}

// slip is a link for a colleague with whom the parts are shared.
func (s *site) slip(county string, shares ...access.Share) (link string) {
	s.t.Helper()
	sc := access.CountyScope(wave, county, "koordination")
	storetest.Lead(s.t, s.store, sc)
	token, hash := access.NewToken()
	_, err := s.store.InviteMember(s.t.Context(), sc, access.Member{Contact: access.Contact{Name: "Frau Muster"}, Shares: shares}, hash, codeHash())
	must(s.t, err)
	return "/zugang/" + token
}

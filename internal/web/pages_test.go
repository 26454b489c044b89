package web_test

import (
	"net/http"
	"regexp"
	"testing"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store/storetest"
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

// typed goes on with the code from the letter or the mail.
func (w *way) typed(link, code string) *way { return w.to(w.form(link).write("code", code).send()) }

// introduced goes on as the county's coordinator.
func (w *way) introduced(intent string) *way {
	values := w.form("/antwortbogen/ankommen").write("name", "Frau Beispiel").values
	values.Set("vorhaben", intent)
	return w.to(w.browser.post("/antwortbogen/ankommen", values))
}

// first goes on from the overview.
func (w *way) first() *way { return w.to(w.browser.get(attr(w.all(".kern-task-list a")[0], "href"))) }

func TestFromTheInvitationToTheFirstAnswerAreAtMostFourPages(t *testing.T) {
	for name, c := range map[string]struct {
		most int
		walk func(s *site) *way
	}{
		"the county's letter, over the overview": {4, func(s *site) *way {
			link := s.letter(storetest.Pinneberg)
			return (&way{}).to(s.visitor().get(link)).typed(link, code).introduced("koordinieren").first()
		}},
		"the county's letter, straight to the questions": {3, func(s *site) *way {
			link := s.letter(storetest.Pinneberg)
			return (&way{}).to(s.visitor().get(link)).typed(link, code).introduced("beginnen")
		}},
		"a mail with a code of its own, straight to the questions": {4, func(s *site) *way {
			m := newMailSite(s)
			link := m.invitation(storetest.Pinneberg)
			w := (&way{}).to(s.visitor().get(link))
			w.to(w.form(link+"/code").tick("gewollt", "ja").send())
			return w.typed(link, regexp.MustCompile(mailedCode).FindString(m.deliver()[0].Text)).introduced("beginnen")
		}},
		"a colleague's invitation": {3, func(s *site) *way {
			link := s.slip(storetest.Pinneberg, sharedPage("allgemeines"))
			return (&way{}).to(s.visitor().get(link)).typed(link, code).first()
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := c.walk(onSQLite(t))
			const item = "general.hindrances_other"
			w.form("/antwortbogen/seite/allgemeines").write(item, "Zeit").press("bleiben").expect(http.StatusSeeOther)
			if got := w.browser.open("allgemeines").values.Get(item); got != "Zeit" {
				t.Errorf("saved is %q", got)
			}
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
	_, err := s.store.InviteMember(s.t.Context(), sc, access.Member{Contact: access.Contact{Name: "Frau Muster"}, Shares: shares}, access.Slip{TokenHash: hash, CodeHash: codeHash()})
	must(s.t, err)
	return "/zugang/" + token
}

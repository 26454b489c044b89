package web_test

import (
	"net/http"
	"strings"
	"testing"

	"kreisumfrage/internal/store/storetest"
)

const markField = "_fertig"

func TestTheMarkOfARefusedFormStaysAsItWasTyped(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		b := s.county(storetest.Pinneberg, "p")
		p := b.open("auswahl").tick(markField, "ja").write("arten.themen_dazu", strings.Repeat("x", 5000)).press("bleiben")
		p.expect(http.StatusUnprocessableEntity)
		if f := p.form("/antwortbogen/seite/auswahl"); f.values.Get(markField) != "ja" {
			t.Errorf("the page shows the mark %q", f.values.Get(markField))
		}
	})
}

func TestTheMarkOnAConflictPageIsTheStoredOne(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		b := s.county(storetest.Pinneberg, "p")
		b.open("auswahl").tick(markField, "ja").press("bleiben")
		mine := s.county(storetest.Pinneberg, "bernd").open("auswahl").write("arten.themen_dazu", "von Bernd").tick(markField, "nein")
		b.open("auswahl").write("arten.themen_dazu", "von Anna").press("bleiben")
		p := mine.press("weiter").expect(http.StatusConflict)
		if f := p.form("/antwortbogen/seite/auswahl"); f.values.Get(markField) == "ja" {
			t.Error("the page shows the page as finished, though that was just taken back")
		}
	})
}

func TestAChosenRadioButtonCanBeTakenBackOnThePage(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		b := s.county(storetest.Pinneberg, "p")
		b.open("auswahl").tick("arten.stand", "no").press("bleiben")
		b.open("auswahl").tick("arten.stand", "!leer").press("bleiben").expect(http.StatusSeeOther)
		if v := s.answer(storetest.Pinneberg, "arten.stand"); !v.IsEmpty() {
			t.Errorf("stored is %s", v.Canonical())
		}
	})
}

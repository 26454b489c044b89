package main

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"testing"

	"kreisumfrage/internal/survey"
)

func TestAWaveIsCreatedOpenedAndClosed(t *testing.T) {
	eachDatabase(t, func(t *testing.T, db place) {
		contains(t, db.must(t, "wave", "create", "2026", "--titel", "Der digitale Landkreis 2026", "--jahr", "2026",
			"--von", "2026-10-01", "--bis", "2099-11-30"), "294 Landkreise, 2026-10-01 bis 2099-11-30")
		_, st := db.store(t)
		state := func(want survey.WaveState) survey.Wave {
			t.Helper()
			w, err := st.Wave(t.Context(), "2026")
			if err != nil || w.State != want {
				t.Fatalf("wave is %q, want %q: %v", w.State, want, err)
			}
			return w
		}
		w := state(survey.WaveDraft)
		if w.Title != "Der digitale Landkreis 2026" || w.Year != 2026 || w.FirstDay != "2026-10-01" || w.LastDay != "2099-11-30" || w.SampleData {
			t.Errorf("wave %+v", w)
		}
		definition, err := os.ReadFile("../../questionnaire/dlt-2026.yaml")
		if err != nil {
			t.Fatal(err)
		}
		stored, err := st.Edition(t.Context(), w.Edition)
		sum := sha256.Sum256(definition)
		if err != nil || string(stored) != string(definition) || w.Edition != hex.EncodeToString(sum[:]) {
			t.Errorf("edition %s is not the bytes of the definition: %v", w.Edition, err)
		}
		contains(t, db.open(t), "geöffnet")
		state(survey.WaveOpen)
		responses, err := st.Responses(t.Context(), wholeWave("2026"))
		if err != nil || len(responses) != 294 {
			t.Errorf("%d responses, %v", len(responses), err)
		}
		db.on(t, "wave", "open", "2026").refused(t, 1, "Erhebung 2026")
		db.on(t, "wave", "earlier", "2026").refused(t, 1, "schon geöffnet")
		create := []string{"wave", "create", "2028", "--jahr", "2028", "--von", "2028-10-01", "--bis", "2028-11-30", "--frueher"}
		db.on(t, append(create, "1999")...).refused(t, 1, "--frueher: es gibt keine Erhebung 1999")
		db.must(t, append(create, "2026")...)
		contains(t, db.must(t, "wave", "earlier", "2028"), "knüpft an keine frühere an")
		db.on(t, "wave", "earlier", "2028", "2028").refused(t, 1, "hat nicht früher begonnen")
		contains(t, db.must(t, "wave", "earlier", "2028", "2026"), "nicht zur Einreichung in der Erhebung 2026 passt")
		contains(t, db.must(t, "wave", "close", "2026"), "geschlossen")
		state(survey.WaveClosed)
		db.on(t, "wave", "close", "2026").refused(t, 1, "von anderer Seite geändert")
		db.on(t, "wave", "reopen", "2026", "--grund", "Nachzügler", "--bis", "2020-01-01").refused(t, 1, "Erhebung 2026")
		contains(t, db.must(t, "wave", "reopen", "2026", "--grund", "Nachzügler", "--bis", "2099-12-31"), "wieder geöffnet")
		state(survey.WaveOpen)
		contains(t, db.must(t, "jobs", "run"), "nichts fällig")
		db.must(t, "wave", "close", "2026")
		contains(t, db.must(t, "wave", "evaluate", "2026"), "ausgewertet")
		contains(t, db.must(t, "wave", "evaluate", "2026", "--zurueck", "Rechenfehler"), "nicht ausgewertet")
		db.must(t, "wave", "evaluate", "2026")
		contains(t, db.must(t, "wave", "archive", "2026"), "archiviert")
		state(survey.WaveArchived)
		db.on(t, "wave", "reopen", "2026", "--grund", "doch", "--bis", "2099-12-31").refused(t, 1, "Erhebung 2026")
		db.on(t, "wave", "open", "2026").refused(t, 1, "Erhebung 2026")
		db.on(t, "wave", "open", "2027").refused(t, 1, "gibt es nicht", "2027")
		db.on(t, "wave", "create", "2026", "--jahr", "2026", "--von", "2026-10-01", "--bis", "2026-11-30").
			refused(t, 1, "Das gibt es schon")
	})
}

func TestAWaveIsCalledLikeItsQuestionnaireUnlessItHasATitle(t *testing.T) {
	db := sqlitePlace(t)
	for key, c := range map[string]struct {
		want string
		args []string
	}{
		"personal": {"Personal der Kreis-IT", []string{"--fragebogen", "../../internal/instrument/testdata/it-personal.yaml"}},
		"eigener":  {"Zweite Runde", []string{"--titel", "Zweite Runde"}},
	} {
		db.must(t, append([]string{"wave", "create", key, "--jahr", "2026", "--von", "2026-10-01", "--bis", "2026-11-30"}, c.args...)...)
		_, st := db.store(t)
		if w, err := st.Wave(t.Context(), key); err != nil || w.Title != c.want {
			t.Errorf("%s is called %q, want %q: %v", key, w.Title, c.want, err)
		}
	}
}

func TestAMistakenWaveIsNotCreated(t *testing.T) {
	frame := filepath.Join(t.TempDir(), "liste.csv")
	if err := os.WriteFile(frame, []byte("ags;name;land\n01056;Kreis Pinneberg;SH\n01056;Doppelt;SH\n;Ohne Schlüssel;SH\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	eachDatabase(t, func(t *testing.T, db place) {
		for _, c := range []struct {
			key   string
			flags []string
			says  []string
		}{
			{"2026", []string{"--von", "2026-13-01"}, []string{"--von", "2026-13-01"}},
			{"2026", []string{"--von", "1.10.2026"}, []string{"--von", "1.10.2026"}},
			{"2026", []string{"--bis", "2026-02-30"}, []string{"--bis", "2026-02-30"}},
			{"2026", []string{"--bis", "2026-09-30"}, []string{"vor dem ersten"}},
			{"Welle 1", nil, []string{"Kleinbuchstaben"}},
			{"anmelden", nil, []string{"Kennung"}},
			{"fragebogen", nil, []string{"Kennung"}},
			{"2026", []string{"--fragebogen", "testdata/gibtesnicht.yaml"}, []string{"lässt sich nicht lesen"}},
			{"2026", []string{"--fragebogen", "testdata/fehler.yaml"}, mistakes},
			{"2026", []string{"--landkreise", "testdata/gibtesnicht.csv"}, []string{"lässt sich nicht lesen"}},
			{"2026", []string{"--landkreise", frame}, []string{"Zeile 3", "Zeile 4"}},
		} {
			args := append([]string{"wave", "create", c.key, "--jahr", "2026"}, c.flags...)
			for flag, day := range map[string]string{"--von": "2026-10-01", "--bis": "2026-11-30"} {
				if len(c.flags) == 0 || c.flags[0] != flag {
					args = append(args, flag, day)
				}
			}
			db.on(t, args...).refused(t, 1, c.says...)
		}
		if n := db.waves(t); n != 0 {
			t.Errorf("%d waves stored", n)
		}
	})
}

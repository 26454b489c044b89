package storetest

import (
	"crypto/sha256"
	"fmt"
	"testing"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/survey"
)

// Wave is the key of the wave that OpenWave makes.
const Wave = "2026"

// The counties of its frame.
const (
	Pinneberg = "01056"
	Hannover  = "03241"
	Ahrweiler = "07131"
)

// Frame is a small Liste der Landkreise.
func Frame() []survey.County {
	return []survey.County{
		{Key: Pinneberg, Name: "Kreis Pinneberg", Land: "Schleswig-Holstein", Columns: map[string]string{"size": "gross"}},
		{Key: Hannover, Name: "Region Hannover", Land: "Niedersachsen"},
		{Key: Ahrweiler, Name: "Landkreis Ahrweiler", Land: "Rheinland-Pfalz"},
	}
}

// definition is what OpenWave stores as the wave's questionnaire.
const definition = "format: 1\n"

// Edition is the SHA-256 of the wave that OpenWave makes.
var Edition = fmt.Sprintf("%x", sha256.Sum256([]byte(definition)))

// OpenWave makes an open wave with the small frame, in the field from 1 to 30
// November 2026, and sets the store's clock to noon of the 16th. In Pinneberg,
// anna coordinates and bert is her deputy; in Hannover, carla coordinates.
func OpenWave(t testing.TB, s *store.Store) survey.Wave {
	t.Helper()
	SetClock(t, s, survey.Day("2026-11-16").Start().Add(12*time.Hour))
	w := survey.Wave{Key: Wave, Title: "Der digitale Landkreis 2026", Year: 2026,
		FirstDay: "2026-11-01", LastDay: "2026-11-30"}
	if err := s.CreateWave(t.Context(), w, []byte(definition), Frame(), "operator"); err != nil {
		t.Fatal(err)
	}
	if err := s.OpenWave(t.Context(), Wave, "operator"); err != nil {
		t.Fatal(err)
	}
	w, err := s.Wave(t.Context(), Wave)
	if err != nil {
		t.Fatal(err)
	}
	Lead(t, s, Of(Pinneberg, "anna"), Of(Pinneberg, "bert"), Of(Hannover, "carla"))
	return w
}

// Of is the scope of one county of the wave, for the person.
func Of(county, person string) access.Scope { return access.CountyScope(Wave, county, person) }

// All is the scope of the whole wave.
func All() access.Scope { return access.WaveScope(Wave, "dlt") }

// Questionnaire has one item of each way in which answers are stored: a status,
// on which the theme's projects depend, a text, and records.
func Questionnaire() *survey.Questionnaire {
	return survey.New("test", "Test", []*survey.Section{{Key: "one", Number: "I", Title: "Allgemeines",
		Pages: []*survey.Page{{Key: "page", Title: "Seite", Topics: []*survey.Topic{{Number: "I.1", Items: []*survey.Item{
			{ID: "status", Number: "I.1.1", Kind: survey.KindSingle, NoAnswer: true,
				Options: []*survey.Option{{Key: "yes", Label: "Ja"}, {Key: "no", Label: "Nein"}}},
			{ID: "projects", Number: "I.1.2", Kind: survey.KindMultiple, NoneOfThese: true,
				ShowIf:  &survey.Condition{Item: "status", In: []string{"yes"}},
				Options: []*survey.Option{{Key: "a", Label: "A"}, {Key: "b", Label: "B", Text: true, TextMax: 100}}},
			{ID: "remark", Number: "I.1.3", Kind: survey.KindLongText, MaxLength: 4000},
			{ID: "practice", Number: "I.1.4", Kind: survey.KindRecords, MaxRecords: 3,
				Columns: []*survey.Column{{Key: "title", Kind: survey.KindText, MaxLength: 200}}},
		}}}}},
	}})
}

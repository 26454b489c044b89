package main

import (
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"kreisumfrage/internal/survey"
)

func TestTheDemonstrationShowsTheWholeJob(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "vorfuehrung")
	r := start(t, "demo", "--data", folder)
	said := strings.Join(r.lines, "\n")
	contains(t, said, "Beispieldaten", r.address+"/dlt/anmelden", "Anmeldename "+demoLogin)
	links := regexp.MustCompile(`(.*): http://[^/]+(/zugang/\S+)\n +Zugangscode (\S+)`).FindAllStringSubmatch(said, -1)
	password := regexp.MustCompile(`Passwort +(\S+)`).FindStringSubmatch(said)
	if len(links) != 2 || password == nil {
		t.Fatalf("announced:\n%s", said)
	}
	for i, county := range []string{"Kreis Pinneberg", "Region Hannover"} {
		v := visitAddress(t, r.address)
		form := v.open(links[i][2]).form(t, links[i][2])
		form.values.Set("code", links[i][3])
		hub := v.post(form, http.StatusOK)
		if hub.path != "/antwortbogen" || links[i][1] != county {
			t.Errorf("%s: the link of %s leads to %s", county, links[i][1], hub.path)
		}
		contains(t, hub.text, county, "Beispieldaten")
		contains(t, v.open("/antwortbogen/seite/allgemeines").text, "I.1.1")
		if begun := strings.Contains(hub.text, "in Bearbeitung"); begun != (i == 1) {
			t.Errorf("%s has begun: %v", county, begun)
		}
	}
	v := visitAddress(t, r.address)
	form := v.open("/dlt/anmelden").form(t, "/dlt/anmelden")
	for _, field := range form.texts {
		form.values.Set(field.name, demoLogin)
		if strings.Contains(field.name, "passwor") {
			form.values.Set(field.name, password[1])
		}
	}
	waves := v.post(form, http.StatusOK)
	contains(t, waves.text, "Der digitale Landkreis 2026", "Rekonstruktion der Umfrage 2017")
	contains(t, v.open("/dlt/2026").text, "294", "Beispieldaten")
	for _, wave := range []string{"2026", "2017"} {
		figures := v.open("/dlt/" + wave + "/abbildungen").text
		contains(t, figures, "Abbildung 1", "Abbildung 53", "A8")
	}
	contains(t, v.open("/dlt/2017/abbildungen/18").text, "n = 146", "Rekonstruktion")
	if o := r.end(t); o.code != 0 {
		t.Errorf("ended with %+v", o)
	}
	db := place{database{Data: folder}, []string{"--data", folder}}
	contains(t, db.must(t, "export", "--wave", "2026"), "Beispieldaten")
	states := map[survey.Disposition]int{}
	_, st := db.store(t)
	responses, err := st.Responses(t.Context(), wholeWave("2026"))
	if err != nil {
		t.Fatal(err)
	}
	for _, response := range responses {
		states[response.Disposition]++
	}
	if len(responses) != 294 || states[survey.Submitted] < 100 || states[survey.InProgress] < 30 || states[survey.NotStarted] < 30 {
		t.Errorf("%d counties, %v", len(responses), states)
	}
}

func TestTheDemonstrationTouchesNoDataThatAreThere(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, sqliteFile)
	if err := os.WriteFile(file, []byte("echte Daten"), 0o600); err != nil {
		t.Fatal(err)
	}
	command(t, "demo", "--addr", "127.0.0.1:0", "--data", folder).refused(t, 1, "nicht leer")
	if content, err := os.ReadFile(file); err != nil || string(content) != "echte Daten" {
		t.Errorf("now there is %q, %v", content, err)
	}
}

func TestTheDemonstrationLeavesNothingBehind(t *testing.T) {
	folder := t.TempDir()
	t.Setenv("TMPDIR", folder)
	r := start(t, "demo")
	if made, _ := filepath.Glob(filepath.Join(folder, "kreisumfrage-demo-*")); len(made) != 1 {
		t.Errorf("folders %q", made)
	}
	r.end(t)
	if left, _ := os.ReadDir(folder); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

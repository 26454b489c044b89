package main

import (
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

func TestTheDemonstrationShowsTheWholeJobAndLeavesNothingBehind(t *testing.T) {
	folder := t.TempDir()
	t.Setenv("TMPDIR", folder)
	t.Cleanup(func() { // after the program has ended
		if left, err := os.ReadDir(folder); err != nil || len(left) != 0 {
			t.Errorf("left behind: %v, %v", left, err)
		}
	})
	demo := startDemonstration(t)
	for i, county := range []string{"Kreis Pinneberg", "Region Hannover"} {
		v := visitAddress(t, demo.url)
		path := strings.TrimPrefix(demo.links[i], demo.url)
		form := v.open(path).form(t, path)
		form.values.Set("code", demo.codes[i])
		hub := v.post(form, http.StatusOK)
		if i == 1 { // nobody coordinates yet
			hub = v.post(introduced(t, hub), http.StatusOK)
		}
		if hub.path != "/antwortbogen" {
			t.Errorf("the link of %s leads to %s", county, hub.path)
		}
		contains(t, hub.text, county, "Beispieldaten")
		contains(t, v.open("/antwortbogen/seite/allgemeines").text, "I.1.1")
		if begun := strings.Contains(hub.text, "in Bearbeitung"); begun != (i == 1) {
			t.Errorf("%s has begun: %v", county, begun)
		}
		receiptArrives(t, v)
	}
	v := visitAddress(t, demo.url)
	slip := v.open(strings.TrimPrefix(demo.links[2], demo.url))
	form := slip.form(t, slip.path)
	form.values.Set("code", demo.codes[2])
	contains(t, v.post(form, http.StatusOK).text, "Ihr Teil der Antwort", "Herr Muster, Büro der Landrätin")
	v = visitAddress(t, demo.url)
	form = v.open("/dlt/anmelden").form(t, "/dlt/anmelden")
	for _, field := range form.texts {
		form.values.Set(field.name, demoLogin)
		if strings.Contains(field.name, "passwor") {
			form.values.Set(field.name, demo.password)
		}
	}
	asked := v.post(form, http.StatusOK)
	form = asked.form(t, "/dlt/zweiter-faktor")
	form.values.Set("code", shownFactor.FindStringSubmatch(asked.text)[1])
	waves := v.post(form, http.StatusOK)
	contains(t, waves.text, "Der digitale Landkreis 2026", "Rekonstruktion der Umfrage 2017")
	contains(t, v.open("/dlt/2026").text, "294", "Beispieldaten")
	for _, wave := range []string{"2026", "2017"} {
		figures := v.open("/dlt/" + wave + "/abbildungen").text
		contains(t, figures, "Abbildung 1", "Abbildung 53", "A8")
	}
	contains(t, v.open("/dlt/2017/abbildungen/18").text, "n = 146", "Rekonstruktion")
	list := v.open("/dlt/2026/landkreise.csv").text
	contains(t, list, "Beispieldaten")
	for state, least := range map[string]int{"eingereicht": 100, "in Bearbeitung": 30, "nicht begonnen": 30} {
		if n := strings.Count(list, `"`+state+`"`); n < least {
			t.Errorf("%d counties are %q, want at least %d", n, state, least)
		}
	}
	contains(t, v.open("/dlt/2026/antworten.csv").text, "Beispieldaten")
}

// receiptArrives submits what there is and waits for the mail about it.
func receiptArrives(t *testing.T, v *visitor) {
	t.Helper()
	receipt := v.post(v.open("/antwortbogen/einreichen").form(t, "/antwortbogen/einreichen"), http.StatusOK)
	reference := regexp.MustCompile(`\d{4}-\d{5}-[^\s<]+`).FindString(receipt.text)
	if reference == "" {
		t.Fatalf("no reference on the receipt: %s", receipt.text)
	}
	for t.Context().Err() == nil {
		if mailbox := v.open("/demo/postfach").text; strings.Contains(mailbox, "Quittung "+reference) {
			contains(t, mailbox, "An: poststelle@kreis-", "Antwortbogen Ihres Landkreises")
			return
		}
		time.Sleep(100 * time.Millisecond)
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

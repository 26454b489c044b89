package main

import (
	"log/slog"
	"net/http"
	netmail "net/mail"
	"regexp"
	"strings"
	"testing"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/survey"
)

// counting counts the pages that a browser shows.
type counting struct {
	http.RoundTripper
	pages int
}

func (c *counting) RoundTrip(r *http.Request) (*http.Response, error) {
	answer, err := c.RoundTripper.RoundTrip(r)
	if err == nil && answer.StatusCode == http.StatusOK && strings.HasPrefix(answer.Header.Get("Content-Type"), "text/html") {
		c.pages++
	}
	return answer, err
}

func TestFromTheInvitationMailToTheFirstAnswerAreFourPages(t *testing.T) {
	db := sqlitePlace(t)
	db.must(t, "wave", "create", "2026", "--jahr", "2026", "--von", "2020-01-01", "--bis", "2099-12-31", "--login", "mail", "--fragebogen", "testdata/kurz.yaml")
	st := db.guarded(t)
	if err := st.OpenWave(t.Context(), "2026", operator); err != nil {
		t.Fatal(err)
	}
	address := db.serve(t, st)
	public, err := parsePublicURL(address)
	if err != nil {
		t.Fatal(err)
	}
	words, err := mailTemplates()
	if err != nil {
		t.Fatal(err)
	}
	office := mail.Office{From: netmail.Address{Address: "umfrage@dlt.example"}, Contact: "DLT", PublicURL: public}
	box := &mail.Mailbox{}
	worker := mail.Worker{Outbox: st, Sender: box, Templates: words, Office: office, Log: slog.New(slog.DiscardHandler), Secrets: newTeamPost(st, office).fresh}
	arrived := func(pattern string) string {
		t.Helper()
		if sent, err := worker.Round(t.Context()); sent != 1 || err != nil {
			t.Fatalf("%d mails, %v", sent, err)
		}
		return regexp.MustCompile(pattern).FindString(box.Mails()[0].Text)
	}
	one, _ := wholeWave("2026").ForCounty("01056")
	reach := access.Reach{Contacts: []access.CountyContact{{Email: "landrat@kreis.example", Official: true}}}
	if err := st.SetReach(t.Context(), one, reach); err != nil {
		t.Fatal(err)
	}
	if _, err := st.InviteCounty(t.Context(), one, false, ""); err != nil {
		t.Fatal(err)
	}

	v := visitAddress(t, address)
	seen := &counting{RoundTripper: v.client.Transport}
	v.client.Transport = seen
	page := v.open(arrived(`https?://\S+/zugang/\S+`))
	wish := page.form(t, "/code")
	wish.values.Set("gewollt", "ja")
	page = v.post(wish, http.StatusOK)
	f := page.form(t, page.path)
	f.values.Set("code", arrived(`\d{4} \d{4}`))
	f = introduced(t, v.post(f, http.StatusOK))
	f.values.Set("vorhaben", "beginnen")
	f = v.post(f, http.StatusOK).form(t, "/antwortbogen/seite/seite")
	if seen.pages > 4 {
		t.Errorf("%d pages, at most four are allowed", seen.pages)
	}
	f.values.Set("probe.ziele", "Die erste Angabe")
	f.values.Set("_aktion", "bleiben")
	v.post(f, http.StatusOK)
	answers, err := st.Answers(t.Context(), one)
	if err != nil || len(answers) != 1 || answers[0].Ref != (survey.Ref{Item: "probe.ziele"}) || answers[0].Value.Text != "Die erste Angabe" {
		t.Errorf("saved is %+v, %v", answers, err)
	}
}

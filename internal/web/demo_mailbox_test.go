package web_test

import (
	"net/http"
	netmail "net/mail"
	"slices"
	"testing"
	"time"

	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/web"
)

func TestTheMailboxOfADemonstrationShowsEveryMail(t *testing.T) {
	s := onSQLite(t)
	b := s.visitor()
	b.get("/").says("Postfach der Vorführung")
	b.get("/demo/postfach").expect(http.StatusOK).says("noch leer")
	for _, subject := range []string{"Die erste", "Die zweite <b>"} {
		must(t, s.mails.Send(t.Context(), mail.Envelope{Subject: subject, To: netmail.Address{Address: "poststelle@kreis.example"},
			Date: time.Date(2026, 11, 16, 11, 0, 0, 0, time.UTC),
			Text: "Bitte öffnen:\nhttps://umfrage.example/zugang/abc.\nOder (https://umfrage.example/x?a=1&b=2) oder https://umfrage.example.\nhttps://umfrage.example.evil.example/x https://dlt.example javascript:alert(1)\n<a href=\"x\">"}))
	}
	p := b.get("/demo/postfach").says("poststelle@kreis.example").says("16.11.2026, 12:00 Uhr").says("javascript:alert(1)")
	var subjects []string
	for _, h := range p.all("main h2") {
		subjects = append(subjects, textOf(h))
	}
	if len(subjects) != 2 || subjects[0] != "Die zweite <b>" || subjects[1] != "Die erste" {
		t.Errorf("mails %q", subjects)
	}
	var links []string
	for _, a := range p.all("main article a") {
		links = append(links, attr(a, "href"))
	}
	own := []string{"/zugang/abc", "/x?a=1&b=2"}
	if want := append(own, own...); !slices.Equal(links, want) {
		t.Errorf("links %q, want %q", links, want)
	}
}

func TestThereIsNoMailboxWhereMailsAreSent(t *testing.T) {
	s := onSQLite(t)
	s.restart(func(c *web.Config) { c.Mailbox = nil })
	s.visitor().get("/").hides("Postfach")
	s.visitor().get("/demo/postfach").expect(http.StatusNotFound)
	s.admin().get("/demo/postfach").expect(http.StatusNotFound)
}

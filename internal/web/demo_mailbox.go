package web

import (
	"net/http"
	"regexp"
	"time"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/mail"
)

// mailboxPage shows the mails that a demonstration does not send.
type mailboxPage struct {
	base
	Mails []mailView
}

type mailView struct {
	To      string
	From    string
	Subject string
	Time    time.Time
	Text    []linkedText
}

// linkedText is a piece of a plain text: its own link, or none.
type linkedText struct {
	Text string
	Href string
}

func (s *Server) showMailbox(c echo.Context, v *visitor) error {
	view := mailboxPage{base: s.base(c, "Postfach der Vorführung")}
	for _, e := range s.Mailbox.Mails() {
		view.Mails = append(view.Mails, s.viewMail(e))
	}
	return s.render(c, http.StatusOK, "demo_mailbox", view)
}

func (s *Server) viewMail(e mail.Envelope) mailView {
	return mailView{To: e.To.Address, From: e.From.Address, Subject: e.Subject, Time: e.Date, Text: s.linked(e.Text)}
}

// linked makes addresses of our own pages clickable, as mail programs do.
func (s *Server) linked(text string) (parts []linkedText) {
	own := regexp.MustCompile(regexp.QuoteMeta(s.PublicURL.String()) + `(/[^\s<>]*[^\s<>.,;:!?)])`)
	at := 0
	for _, found := range own.FindAllStringSubmatchIndex(text, -1) {
		link := linkedText{Text: text[found[0]:found[1]], Href: text[found[2]:found[3]]}
		parts = append(parts, linkedText{Text: text[at:found[0]]}, link)
		at = found[1]
	}
	return append(parts, linkedText{Text: text[at:]})
}

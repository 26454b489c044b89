package mail

import (
	"crypto/rand"
	"errors"
	"maps"
	netmail "net/mail"
	"net/url"
	"strings"
)

// Office is who writes, and where the survey is.
type Office struct {
	From      netmail.Address
	ReplyTo   *netmail.Address // nil: From
	Contact   string           // name, telephone and address, a line each
	PublicURL *url.URL         // the only source of absolute addresses
}

// ParseAddress reads one address, alone or with a name, and refuses what could
// end a header or name a second recipient. Its errors do not repeat the text.
func ParseAddress(text string) (*netmail.Address, error) {
	if _, err := oneLine(text); err != nil {
		return nil, err
	}
	a, err := netmail.ParseAddress(text)
	if err != nil {
		return nil, errNoAddress
	}
	if _, err := oneLine(a.Name + a.Address); err != nil { // encoded words may hold anything
		return nil, err
	}
	at := strings.LastIndexByte(a.Address, '@')
	local, domain := a.Address[:at], a.Address[at+1:]
	if strings.ContainsFunc(local, func(r rune) bool { return r > '~' || strings.ContainsRune(` "@,;<>`, r) }) || !strings.Contains(domain, ".") {
		return nil, errNoAddress
	}
	return a, nil
}

// Trial writes a mail that shows whether mails arrive; the outbox does not know it.
func (o Office) Trial(t *Templates, to netmail.Address) (Envelope, error) {
	return o.envelope(t, Posted{Kind: Trial.Name, To: &to, MessageID: rand.Text()}, nil)
}

var errNoAddress = errors.New("no address that mails reach")

// envelope writes the mail. The values must hold the secrets already.
func (o Office) envelope(t *Templates, p Posted, values Values) (Envelope, error) {
	if p.To == nil {
		return Envelope{}, errors.New("the recipient has no address")
	}
	all := Values{Contact: o.Contact, Address: strings.TrimSuffix(o.PublicURL.String(), "/")}
	maps.Copy(all, p.Values)
	maps.Copy(all, values)
	subject, text, err := t.words(p.Kind, all)
	return Envelope{From: o.From, To: *p.To, ReplyTo: o.ReplyTo, Date: p.Claimed, Subject: subject, Text: text,
		MessageID: p.MessageID + "@" + o.PublicURL.Hostname()}, err
}

package mail

import (
	"context"
	"fmt"
	"io"
	"slices"
	"sync"
)

// Sender delivers mails. One worker uses it at a time.
type Sender interface {
	// Open prepares for sending; nothing happens where that has been done.
	Open(ctx context.Context) error
	// Send delivers one mail. A Refusal means that it was certainly not sent; after
	// any other error it is unclear.
	Send(ctx context.Context, e Envelope) error
	// Close ends what Open began; nothing happens where nothing is open.
	Close()
}

// Refusal is a mail that was certainly not sent.
type Refusal struct {
	Code      string // of the mail server, without its words: those may name the recipient
	Permanent bool   // trying again is useless
}

// Error implements error.
func (r *Refusal) Error() string { return "mail refused: " + r.Code }

// Terminal prints mails for an operator, who passes them on.
type Terminal struct{ W io.Writer }

// Open implements Sender.
func (Terminal) Open(context.Context) error { return nil }

// Send implements Sender.
func (t Terminal) Send(_ context.Context, e Envelope) error {
	_, err := fmt.Fprintf(t.W, "An: %s\nBetreff: %s\n\n%s\n%s\n", e.To.String(), e.Subject, e.Text, separator)
	return err
}

const separator = "----------------------------------------------------------------------"

// Close implements Sender.
func (Terminal) Close() {}

// Mailbox keeps the mails of a demonstration in memory.
type Mailbox struct {
	mu    sync.Mutex
	mails []Envelope
}

// mailboxSize is how many mails the demonstration remembers.
const mailboxSize = 500

// Open implements Sender.
func (*Mailbox) Open(context.Context) error { return nil }

// Send implements Sender.
func (m *Mailbox) Send(_ context.Context, e Envelope) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.mails = append(m.mails, e)
	if len(m.mails) > mailboxSize {
		m.mails = slices.Delete(m.mails, 0, 1)
	}
	return nil
}

// Close implements Sender.
func (*Mailbox) Close() {}

// Mails returns all mails, the newest first.
func (m *Mailbox) Mails() []Envelope {
	m.mu.Lock()
	defer m.mu.Unlock()
	all := slices.Clone(m.mails)
	slices.Reverse(all)
	return all
}

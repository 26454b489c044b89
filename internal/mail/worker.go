package mail

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"kreisumfrage/internal/survey"
)

// Outbox keeps the letters until they are sent. Any number of workers may share
// one: a letter is claimed by a single one of them.
type Outbox interface {
	// ClaimLetter commits that the caller is at the next letter that is due, and
	// returns it. ErrNotFound when none is.
	ClaimLetter(ctx context.Context) (Posted, error)
	// SettleLetter notes what became of a claimed letter.
	SettleLetter(ctx context.Context, p Posted, o Outcome) error
	// AbandonLetters makes letters unclear whose claim is older: whoever was at
	// them did not come back.
	AbandonLetters(ctx context.Context, older time.Duration) (int, error)
}

// Outcome is what became of a claimed letter.
type Outcome struct {
	State State
	Code  string        // why it was not sent
	Pause time.Duration // Queued only: until the next attempt
}

// Worker empties an outbox.
type Worker struct {
	Outbox    Outbox
	Sender    Sender
	Templates *Templates
	Office    Office
	Log       *slog.Logger
	// Secrets makes the secrets of a mail, and stores their hashes, right before it
	// is sent; ErrNotFound when they would open nothing any more, or the reason for
	// the mail is gone. Nil where no kind has any.
	Secrets func(ctx context.Context, p Posted) (Values, error)
	// Pause lies between two mails, so that no mail server takes us for a nuisance.
	Pause time.Duration
	// Idle lies between two looks into an empty outbox.
	Idle time.Duration
}

const (
	// claimKept is far longer than an attempt may take.
	claimKept = 10 * time.Minute
	// trouble is how long the worker leaves a mail server alone that it cannot reach.
	trouble = time.Minute
	// maxAttempts with their pauses last more than a day.
	maxAttempts  = 15
	longestPause = 4 * time.Hour
)

// The codes of mails that were not sent on purpose.
const (
	NoReason = "hinfällig"
	Halted   = "angehalten"
)

// The codes of failures that no mail server told.
const (
	noConnection = "keine Verbindung"
	noSecret     = "kein Geheimnis"
	noMail       = "Inhalt"
	noAddress    = "keine Adresse"
	noAnswer     = "keine Antwort"
)

// Run empties the outbox again and again until ctx ends. A mail that is under
// way then is brought to its end.
func (w *Worker) Run(ctx context.Context) {
	for ctx.Err() == nil {
		pause := w.Idle
		if _, err := w.Round(ctx); err != nil && ctx.Err() == nil {
			w.Log.Error("outbox", "error", err.Error())
			pause = trouble
		}
		wait(ctx, pause)
	}
}

// Round sends what is due, over one connection, and returns how many mails that
// were. A mail that was not sent is no error: it is noted in the outbox. Errors
// are those of the outbox, and a mail server that is not there.
func (w *Worker) Round(ctx context.Context) (sent int, err error) {
	abandoned, err := w.Outbox.AbandonLetters(ctx, claimKept)
	if err != nil {
		return 0, err
	}
	if abandoned > 0 {
		w.Log.Warn("outbox: unclear whether mails were sent", "mails", abandoned)
	}
	defer w.Sender.Close()
	for ctx.Err() == nil {
		p, err := w.Outbox.ClaimLetter(ctx)
		if errors.Is(err, survey.ErrNotFound) {
			return sent, nil
		}
		if err != nil {
			return sent, err
		}
		outcome, err := w.deliver(ctx, p)
		if outcome.State == Sent {
			sent++
		} else {
			w.Log.Warn("outbox: mail not sent", "mail", p.ID, "kind", p.Kind, "state", string(outcome.State), "code", outcome.Code)
		}
		// What has happened is noted even when the program is to end.
		if err := errors.Join(err, w.Outbox.SettleLetter(context.WithoutCancel(ctx), p, outcome)); err != nil {
			return sent, err
		}
		wait(ctx, w.Pause)
	}
	return sent, nil
}

// deliver makes one attempt. The error is that of a mail server which is not
// there, and ends the round.
func (w *Worker) deliver(ctx context.Context, p Posted) (Outcome, error) {
	switch {
	case p.Gone:
		return Outcome{State: Failed, Code: NoReason}, nil
	case p.To == nil:
		return Outcome{State: Failed, Code: noAddress}, nil
	}
	if err := w.Sender.Open(ctx); err != nil {
		return Outcome{State: Queued, Code: noConnection, Pause: pauseAfter(p.Attempts)}, fmt.Errorf("mail server: %w", err)
	}
	ctx = context.WithoutCancel(ctx)
	secrets, err := w.secrets(ctx, p)
	if errors.Is(err, survey.ErrNotFound) {
		return Outcome{State: Failed, Code: NoReason}, nil
	}
	if err != nil {
		w.Log.Error("outbox: secret", "mail", p.ID, "error", err.Error())
		return again(p, noSecret), nil
	}
	e, err := w.Office.envelope(w.Templates, p, secrets)
	if err != nil {
		w.Log.Error("outbox: cannot write mail", "mail", p.ID, "kind", p.Kind, "error", err.Error())
		return Outcome{State: Failed, Code: noMail}, nil
	}
	return outcomeOf(p, w.Sender.Send(ctx, e)), nil
}

func (w *Worker) secrets(ctx context.Context, p Posted) (Values, error) {
	if !w.Templates.secret(p.Kind) {
		return nil, nil
	}
	if w.Secrets == nil {
		return nil, errors.New("nobody makes secrets")
	}
	return w.Secrets(ctx, p)
}

func outcomeOf(p Posted, err error) Outcome {
	var refusal *Refusal
	switch {
	case err == nil:
		return Outcome{State: Sent}
	case !errors.As(err, &refusal):
		return Outcome{State: Unclear, Code: noAnswer}
	case refusal.Permanent:
		return Outcome{State: Failed, Code: refusal.Code}
	}
	return again(p, refusal.Code)
}

// again tries once more later, but not for ever.
func again(p Posted, code string) Outcome {
	if p.Attempts >= maxAttempts {
		return Outcome{State: Failed, Code: code}
	}
	return Outcome{State: Queued, Code: code, Pause: pauseAfter(p.Attempts)}
}

// pauseAfter doubles from a minute up to the longest.
func pauseAfter(attempts int) time.Duration {
	pause := time.Minute
	for range attempts - 1 {
		if pause *= 2; pause >= longestPause {
			return longestPause
		}
	}
	return pause
}

func wait(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}

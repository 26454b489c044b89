package mail_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	netmail "net/mail"
	"net/url"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/survey"
	"kreisumfrage/templates"
)

var (
	noon   = time.Date(2026, 11, 16, 11, 0, 0, 0, time.UTC)
	anna   = &netmail.Address{Name: "Anna Ä.", Address: "anna@kreis.example"}
	invite = &mail.Kind{Name: "einladung", Values: []mail.Placeholder{mail.County, mail.Deadline}, Secret: []mail.Placeholder{mail.Link, mail.Code}}
)

const invitation = "Betreff: Für {Landkreis} bis {Frist}\n\n{Link} mit {Code}\nUnter {Adresse}, {Kontakt}\n"

func words(t *testing.T, source string, kinds ...*mail.Kind) *mail.Templates {
	t.Helper()
	w, err := mail.ParseTemplates(fstest.MapFS{"einladung.txt": {Data: []byte(source)}}, kinds)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// posted is an invitation in the outbox, not yet tried.
func posted() mail.Posted {
	return mail.Posted{ID: 7, Kind: invite.Name, MessageID: "ABC", Attempts: 1, Claimed: noon, To: anna,
		Values: mail.Values{mail.County: "Kreis {Code}", mail.Deadline: "2026-11-30"}}
}

// outbox hands out its letters once and remembers what became of them.
type outbox struct {
	letters  []mail.Posted
	outcomes []mail.Outcome
	ended    bool // the context, when something was settled
}

func (o *outbox) ClaimLetter(context.Context) (mail.Posted, error) {
	if len(o.letters) == 0 {
		return mail.Posted{}, fmt.Errorf("claim: %w", survey.ErrNotFound)
	}
	next := o.letters[0]
	o.letters = o.letters[1:]
	return next, nil
}

func (o *outbox) SettleLetter(ctx context.Context, _ mail.Posted, outcome mail.Outcome) error {
	o.outcomes, o.ended = append(o.outcomes, outcome), ctx.Err() != nil
	return nil
}

func (*outbox) AbandonLetters(context.Context, time.Duration) (int, error) { return 0, nil }

// server is a mail server that answers as it is told.
type server struct {
	mail.Mailbox
	refuses error // Open
	answers error // Send
	stop    func()
}

func (s *server) Open(context.Context) error { return s.refuses }

func (s *server) Send(ctx context.Context, e mail.Envelope) error {
	if s.stop != nil {
		s.stop()
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return errors.Join(s.answers, s.Mailbox.Send(ctx, e))
}

func worker(t *testing.T, o *outbox, s mail.Sender, log *bytes.Buffer) *mail.Worker {
	t.Helper()
	public, err := url.Parse("https://umfrage.example")
	if err != nil {
		t.Fatal(err)
	}
	return &mail.Worker{Outbox: o, Sender: s, Templates: words(t, invitation, invite), Log: slog.New(slog.NewTextHandler(log, nil)),
		Office: mail.Office{From: netmail.Address{Address: "umfrage@dlt.example"}, ReplyTo: anna, Contact: "DLT\nTelefon 030 1", PublicURL: public},
		Secrets: func(context.Context, mail.Posted) (mail.Values, error) {
			return mail.Values{mail.Link: "https://umfrage.example/zugang/geheim", mail.Code: "GEHEIM"}, nil
		}}
}

func TestEveryKindOfMailHasItsTemplate(t *testing.T) {
	files, err := fs.Sub(templates.Files, "mails")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := mail.ParseTemplates(files, mail.Kinds); err != nil {
		t.Error(err)
	}
}

func TestAMistakeInATemplateIsFoundAtTheStart(t *testing.T) {
	for source, want := range map[string]string{
		invitation:                             "",
		"Betreff: x\n\n{Vorgangsnummer}\n":     "unknown placeholder {Vorgangsnummer}",
		"Betreff: {Landkreiß}\n\nText\n":       "unknown placeholder {Landkreiß}",
		"Betreff: x\n\n{Landkreis\n":           "unknown placeholder {Landkreis",
		"Betreff: x\n\nLandkreis}\n":           "unknown placeholder }",
		"Betreff: x\n\n{{Landkreis}}\n":        "unknown placeholder",
		"Betreff: x\n\n{}\n":                   "unknown placeholder {}",
		"Text ohne Betreff\n":                  "must begin with",
		"Betreff: \n\nText\n":                  "must begin with",
		"Betreff: Kein Text\n\n":               "must begin with",
		"\nBetreff: in der zweiten Zeile\n\nx": "must begin with",
	} {
		_, err := mail.ParseTemplates(fstest.MapFS{"einladung.txt": {Data: []byte(source)}}, []*mail.Kind{invite})
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", source, err, want)
		}
	}
	one := fstest.MapFS{"einladung.txt": {Data: []byte(invitation)}}
	if _, err := mail.ParseTemplates(one, nil); err == nil {
		t.Error("a template of no kind is accepted")
	}
	if _, err := mail.ParseTemplates(fstest.MapFS{}, []*mail.Kind{invite}); err == nil {
		t.Error("a kind without a template is accepted")
	}
}

func TestALetterThatDoesNotFitItsKindIsRefused(t *testing.T) {
	good := mail.Values{mail.County: "Kreis Pinneberg", mail.Deadline: "2026-11-30"}
	for name, c := range map[string]struct {
		change func(l *mail.Letter)
		ok     bool
	}{
		"as it should be":       {func(*mail.Letter) {}, true},
		"no key":                {func(l *mail.Letter) { l.Key = "" }, false},
		"no recipient":          {func(l *mail.Letter) { l.Person = "" }, false},
		"no values":             {func(l *mail.Letter) { l.Values = nil }, false},
		"a value missing":       {func(l *mail.Letter) { delete(l.Values, mail.Deadline) }, false},
		"a value left over":     {func(l *mail.Letter) { l.Values[mail.Reference] = "x" }, false},
		"a secret to be stored": {func(l *mail.Letter) { l.Values[mail.Code] = "GEHEIM" }, false},
		"no day":                {func(l *mail.Letter) { l.Values[mail.Deadline] = "30.11.2026" }, false},
		"a header":              {func(l *mail.Letter) { l.Values[mail.County] = "x\r\nBcc: evil@example.org" }, false},
		"a line":                {func(l *mail.Letter) { l.Values[mail.County] = "x\ny" }, false},
		"a return":              {func(l *mail.Letter) { l.Values[mail.County] = "x\ry" }, false},
	} {
		l := mail.Letter{Key: "k", Kind: invite, Person: "p", Values: mail.Values{}}
		for p, v := range good {
			l.Values[p] = v
		}
		c.change(&l)
		if err := l.Check(); (err == nil) != c.ok || err != nil && !errors.Is(err, survey.ErrInvalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestOnlyOneHarmlessAddressIsAnAddress(t *testing.T) {
	for text, want := range map[string]string{
		"anna@kreis.example":                     "anna@kreis.example",
		" anna@kreis.example":                    "anna@kreis.example",
		"Anna Ä. <anna@müller-kreis.example>":    "anna@müller-kreis.example",
		"anna.o'neil+umfrage@kreis.example":      "anna.o'neil+umfrage@kreis.example",
		"":                                       "",
		"anna":                                   "",
		"anna@localhost":                         "",
		"ännä@kreis.example":                     "",
		"anna@kreis.example, bert@kreis.example": "",
		"anna@kreis.example\r\nBcc: bert@b.example":   "",
		"anna@kreis.example\nbert@b.example":          "",
		"=?utf-8?q?x=0D=0ABcc:_b?= <a@kreis.example>": "",
		`"anna bert"@kreis.example`:                   "",
		`"anna@b.example,bert"@kreis.example`:         "",
		"anna@kreis.example\x00":                      "",
	} {
		a, err := mail.ParseAddress(text)
		if (err == nil) != (want != "") || err == nil && a.Address != want {
			t.Errorf("%q: %v, %v, want %q", text, a, err, want)
		}
		if err != nil && text != "" && strings.Contains(err.Error(), "anna") {
			t.Errorf("%q: the error repeats it: %v", text, err)
		}
	}
}

func TestAMailHoldsItsValuesItsSecretsAndTheOffice(t *testing.T) {
	var log bytes.Buffer
	s, o := &server{}, &outbox{letters: []mail.Posted{posted()}}
	sent, err := worker(t, o, s, &log).Round(t.Context())
	if err != nil || sent != 1 {
		t.Fatal(sent, err)
	}
	want := mail.Envelope{From: netmail.Address{Address: "umfrage@dlt.example"}, To: *anna, ReplyTo: anna,
		MessageID: "ABC@umfrage.example", Date: noon, Subject: "Für Kreis {Code} bis 30.11.2026",
		Text: "https://umfrage.example/zugang/geheim mit GEHEIM\nUnter https://umfrage.example, DLT\nTelefon 030 1\n"}
	if got := s.Mails(); len(got) != 1 || !reflect.DeepEqual(got[0], want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if !reflect.DeepEqual(o.outcomes, []mail.Outcome{{State: mail.Sent}}) || log.Len() > 0 {
		t.Errorf("%+v, log: %s", o.outcomes, log.String())
	}
}

func TestWhatBecomesOfAMailFollowsFromTheServersAnswer(t *testing.T) {
	lost := errors.New("connection lost after anna@kreis.example")
	for name, c := range map[string]struct {
		change func(p *mail.Posted, s *server)
		want   mail.Outcome
	}{
		"taken":                   {func(*mail.Posted, *server) {}, mail.Outcome{State: mail.Sent}},
		"refused for good":        {func(_ *mail.Posted, s *server) { s.answers = &mail.Refusal{Code: "550 5.1.1", Permanent: true} }, mail.Outcome{State: mail.Failed, Code: "550 5.1.1"}},
		"refused for now":         {func(_ *mail.Posted, s *server) { s.answers = &mail.Refusal{Code: "451 4.7.1"} }, mail.Outcome{State: mail.Queued, Code: "451 4.7.1", Pause: time.Minute}},
		"refused a third time":    {func(p *mail.Posted, s *server) { p.Attempts = 3; s.answers = &mail.Refusal{Code: "451"} }, mail.Outcome{State: mail.Queued, Code: "451", Pause: 4 * time.Minute}},
		"refused a twelfth time":  {func(p *mail.Posted, s *server) { p.Attempts = 12; s.answers = &mail.Refusal{Code: "451"} }, mail.Outcome{State: mail.Queued, Code: "451", Pause: 4 * time.Hour}},
		"refused too often":       {func(p *mail.Posted, s *server) { p.Attempts = 15; s.answers = &mail.Refusal{Code: "451"} }, mail.Outcome{State: mail.Failed, Code: "451"}},
		"no answer":               {func(_ *mail.Posted, s *server) { s.answers = lost }, mail.Outcome{State: mail.Unclear, Code: "keine Antwort"}},
		"no server":               {func(_ *mail.Posted, s *server) { s.refuses = lost }, mail.Outcome{State: mail.Queued, Code: "keine Verbindung", Pause: time.Minute}},
		"no server for days":      {func(p *mail.Posted, s *server) { p.Attempts, s.refuses = 99, lost }, mail.Outcome{State: mail.Queued, Code: "keine Verbindung", Pause: 4 * time.Hour}},
		"no address":              {func(p *mail.Posted, _ *server) { p.To = nil }, mail.Outcome{State: mail.Failed, Code: "keine Adresse"}},
		"a deleted person":        {func(p *mail.Posted, _ *server) { p.To, p.Gone = nil, true }, mail.Outcome{State: mail.Failed, Code: "hinfällig"}},
		"a kind that is no more":  {func(p *mail.Posted, _ *server) { p.Kind = "früher" }, mail.Outcome{State: mail.Failed, Code: "Inhalt"}},
		"a value that is no more": {func(p *mail.Posted, _ *server) { p.Values = nil }, mail.Outcome{State: mail.Failed, Code: "Inhalt"}},
		"a header in the subject": {func(p *mail.Posted, _ *server) { p.Values[mail.County] = "x\nBcc: y" }, mail.Outcome{State: mail.Failed, Code: "Inhalt"}},
	} {
		var log bytes.Buffer
		p, s := posted(), &server{}
		c.change(&p, s)
		o := &outbox{letters: []mail.Posted{p}}
		sent, err := worker(t, o, s, &log).Round(t.Context())
		if (err != nil) != (s.refuses != nil) || (sent == 1) != (c.want.State == mail.Sent) {
			t.Errorf("%s: %d sent, %v", name, sent, err)
		}
		if !reflect.DeepEqual(o.outcomes, []mail.Outcome{c.want}) {
			t.Errorf("%s: %+v, want %+v", name, o.outcomes, c.want)
		}
		if strings.Contains(log.String(), "GEHEIM") || strings.Contains(log.String(), "anna") {
			t.Errorf("%s: the log says too much: %s", name, log.String())
		}
	}
}

func TestNoSecretIsMadeForAServerThatIsNotThere(t *testing.T) {
	for refuses, want := range map[error]int{nil: 1, errors.New("not there"): 0} {
		made := 0
		w := worker(t, &outbox{letters: []mail.Posted{posted()}}, &server{refuses: refuses}, &bytes.Buffer{})
		secrets := w.Secrets
		w.Secrets = func(ctx context.Context, p mail.Posted) (mail.Values, error) { made++; return secrets(ctx, p) }
		if _, err := w.Round(t.Context()); (err != nil) != (refuses != nil) || made != want {
			t.Errorf("%v: %d secrets, want %d; %v", refuses, made, want, err)
		}
	}
}

func TestAMailWhoseReasonIsGoneIsNotSent(t *testing.T) {
	var log bytes.Buffer
	s, o := &server{}, &outbox{letters: []mail.Posted{posted()}}
	w := worker(t, o, s, &log)
	w.Secrets = func(context.Context, mail.Posted) (mail.Values, error) {
		return nil, fmt.Errorf("revoked: %w", survey.ErrNotFound)
	}
	if sent, err := w.Round(t.Context()); sent != 0 || err != nil || len(s.Mails()) != 0 ||
		!reflect.DeepEqual(o.outcomes, []mail.Outcome{{State: mail.Failed, Code: "hinfällig"}}) {
		t.Errorf("%d sent, %v, %+v", sent, err, o.outcomes)
	}
}

func TestAMailWhoseSecretCannotBeStoredWaits(t *testing.T) {
	for _, secrets := range []func(context.Context, mail.Posted) (mail.Values, error){
		nil,
		func(context.Context, mail.Posted) (mail.Values, error) { return nil, errors.New("no database") },
	} {
		s, o := &server{}, &outbox{letters: []mail.Posted{posted()}}
		w := worker(t, o, s, &bytes.Buffer{})
		w.Secrets = secrets
		if _, err := w.Round(t.Context()); err != nil || len(s.Mails()) != 0 || o.outcomes[0].State != mail.Queued {
			t.Errorf("%v, %d mails, %+v", err, len(s.Mails()), o.outcomes)
		}
	}
}

func TestTheMailUnderWayIsEndedBeforeTheProgram(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	s, o := &server{stop: stop}, &outbox{letters: []mail.Posted{posted(), posted()}}
	worker(t, o, s, &bytes.Buffer{}).Run(ctx)
	if len(s.Mails()) != 1 || len(o.outcomes) != 1 || o.outcomes[0].State != mail.Sent || o.ended || len(o.letters) != 1 {
		t.Errorf("%d mails, outcomes %+v, %d letters left", len(s.Mails()), o.outcomes, len(o.letters))
	}
}

func TestTheTerminalShowsTheWholeMail(t *testing.T) {
	var out bytes.Buffer
	if _, err := worker(t, &outbox{letters: []mail.Posted{posted()}}, mail.Terminal{W: &out}, &bytes.Buffer{}).Round(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"<anna@kreis.example>", "Betreff: Für Kreis {Code}", "/zugang/geheim mit GEHEIM"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%s lacks %q", out.String(), want)
		}
	}
}

func TestTheMailboxKeepsTheNewestMailsFirst(t *testing.T) {
	var m mail.Mailbox
	for n := range 600 {
		if err := m.Send(t.Context(), mail.Envelope{Subject: fmt.Sprint(n)}); err != nil {
			t.Fatal(err)
		}
	}
	if all := m.Mails(); len(all) != 500 || all[0].Subject != "599" || all[499].Subject != "100" {
		t.Errorf("%d mails from %s to %s", len(all), all[0].Subject, all[len(all)-1].Subject)
	}
}

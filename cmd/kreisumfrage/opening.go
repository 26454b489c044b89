package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/fieldwork"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/web"
)

type waveOpen struct {
	database
	contact
	Key      string `arg:"" name:"kennung" help:"Kennung der Erhebung."`
	SMTPHost string `name:"smtp-host" env:"KREIS_SMTP_HOST" placeholder:"NAME" help:"Mailserver; ohne ihn öffnet keine Erhebung, deren Codes per E-Mail kommen."`
	DryRun   bool   `name:"dry-run" help:"Sagt nur, was fehlt, und öffnet nicht."`
}

var errLacking = errors.New("es fehlt noch etwas; die Erhebung ist nicht geöffnet")

// Run opens the wave if nothing is missing that it needs.
func (w waveOpen) Run(p *program) error {
	st, err := w.existing(p)
	if err != nil {
		return err
	}
	defer st.Close()
	opening, err := openingOf(st, w.Data, w.contact, w.SMTPHost != "")
	if err != nil {
		return err
	}
	whole, check := access.WaveScope(w.Key, operator), opening.Open
	if w.DryRun {
		check = func(ctx context.Context, sc access.Scope) ([]fieldwork.Lack, bool, error) {
			lacks, err := opening.Lacks(ctx, sc)
			return lacks, false, err
		}
	}
	lacks, opened, err := check(p.ctx, whole)
	if err != nil {
		return fmt.Errorf("Erhebung %s: %w", w.Key, err)
	}
	for _, l := range lacks {
		fmt.Fprintf(p.stdout, "%s: %s\n", map[bool]string{true: "Fehlt", false: "Hinweis"}[l.Bars], l.Text)
	}
	switch {
	case opened:
		_, err = fmt.Fprintf(p.stdout, "Die Erhebung %s ist geöffnet.\n", w.Key)
	case fieldwork.Barred(lacks):
		err = fmt.Errorf("Erhebung %s: %w", w.Key, errors.Join(errLacking, w.textHelp(lacks)))
	default:
		_, err = fmt.Fprintln(p.stdout, "Es fehlt nichts, was das Öffnen hindert.")
	}
	return err
}

// textHelp says where the texts of the pages are filled in.
func (w waveOpen) textHelp(lacks []fieldwork.Lack) error {
	for _, l := range lacks {
		if l.Subject == fieldwork.OfTexts && l.Bars {
			return fmt.Errorf("Zu den Texten der Seiten: %w", textsIn(w.Data))
		}
	}
	return nil
}

// noTexts is the folder of those who open waves of invented answers.
const noTexts = ""

func openingOf(st *store.Store, dataDir string, c contact, mails bool) (web.Opening, error) {
	texts, err := textFiles(dataDir)
	return web.Opening{Store: st, Author: author{}, Texts: texts, Mails: mails,
		Contact: web.Contact{Name: c.ContactName, Phone: c.ContactPhone, Mail: c.ContactMail, Address: c.ContactAddress}}, err
}

// openInvented opens a wave of invented answers.
func openInvented(ctx context.Context, st *store.Store, key string) error {
	opening, err := openingOf(st, noTexts, contact{}, true)
	if err != nil {
		return err
	}
	lacks, opened, err := opening.Open(ctx, access.WaveScope(key, operator))
	if err != nil || opened {
		return err
	}
	var list strings.Builder
	for _, l := range lacks {
		list.WriteString("\n  " + l.Text)
	}
	return fmt.Errorf("%w:%s", errLacking, &list)
}

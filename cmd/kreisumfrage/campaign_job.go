package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/fieldwork"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/survey"
)

// campaignJob starts the campaigns whose time has come, and ends those of which
// nothing waits any more. Any number of processes may do so: a campaign starts once.
func (t *teamPost) campaignJob(ctx context.Context) (string, error) {
	waves, err := t.store.Waves(ctx)
	if err != nil {
		return "", err
	}
	var done []string
	for _, w := range waves {
		if w.Reconstructed || w.State == survey.WaveArchived {
			continue
		}
		started, failed := t.startDue(ctx, w)
		done, err = append(done, started...), errors.Join(err, failed)
		ended, failed := t.store.FinishCampaigns(ctx, access.WaveScope(w.Key, operator))
		if err = errors.Join(err, failed); ended > 0 {
			done = append(done, fmt.Sprintf("Abgeschlossene Anschreiben in %s: %d.", w.Title, ended))
		}
	}
	return strings.Join(done, "\n"), err
}

func (t *teamPost) startDue(ctx context.Context, w survey.Wave) (done []string, err error) {
	sc := access.WaveScope(w.Key, operator)
	now, err := t.store.Now(ctx)
	if err != nil {
		return nil, err
	}
	all, err := t.store.Campaigns(ctx, sc)
	for _, c := range all {
		if c.State != survey.CampaignScheduled || now.Before(c.NotBefore) {
			continue
		}
		n, failed := t.start(ctx, w, c)
		switch {
		case errors.Is(failed, survey.ErrConflict): // somebody else did
		case failed != nil:
			err = errors.Join(err, fmt.Errorf("campaign %s: %w", c.ID, failed))
		default:
			done = append(done, fmt.Sprintf("Anschreiben „%s“ in %s gestartet: %d Nachrichten.", c.Subject, w.Title, n))
		}
	}
	return done, err
}

func (t *teamPost) start(ctx context.Context, w survey.Wave, c survey.Campaign) (int, error) {
	sc := access.WaveScope(w.Key, operator)
	o, err := t.occasion(ctx, w, c)
	if err != nil {
		return 0, err
	}
	all, err := t.store.Addressees(ctx, sc, fieldwork.SectionItems(o.Questionnaire, c.Section))
	if err != nil {
		return 0, err
	}
	var to []survey.Addressee
	chosen, _ := o.Recipients(all)
	for _, r := range chosen {
		to = append(to, r.Addressee)
	}
	return t.store.StartCampaign(ctx, sc, c, to)
}

func (t *teamPost) occasion(ctx context.Context, w survey.Wave, c survey.Campaign) (o fieldwork.Occasion, err error) {
	o = fieldwork.Occasion{Campaign: c, Wave: w}
	if o.Questionnaire, err = t.questionnaire(ctx, w.Edition); err != nil {
		return o, err
	}
	settings, err := t.store.WaveSettings(ctx, w.Key)
	if err != nil {
		return o, err
	}
	o.Pause = settings.ReminderPause
	o.Now, err = t.store.Now(ctx)
	return o, err
}

// campaignMail writes the mail to one county when it is about to go out.
// ErrNotFound where the county does not need it any more, or the campaign was
// stopped.
func (t *teamPost) campaignMail(ctx context.Context, p mail.Posted) (mail.Values, error) {
	whole := access.WaveScope(p.Wave, operator)
	one, ok := whole.ForCounty(p.Unit)
	if !ok {
		return nil, survey.ErrNotFound
	}
	c, err := t.store.Campaign(ctx, whole, p.Values[mail.CampaignID])
	if err != nil {
		return nil, err
	}
	w, err := t.store.Wave(ctx, p.Wave)
	if err != nil {
		return nil, err
	}
	o, err := t.occasion(ctx, w, c)
	if err != nil {
		return nil, err
	}
	all, err := t.store.Addressees(ctx, one, fieldwork.SectionItems(o.Questionnaire, c.Section))
	if err != nil || len(all) == 0 {
		return nil, errors.Join(err, survey.ErrNotFound)
	}
	trial := p.Kind == mail.CampaignTrial.Name
	if !trial && (c.State == survey.CampaignStopped || !o.Still(all[0]).Writes()) {
		return nil, survey.ErrNotFound
	}
	facts, err := t.facts(ctx, o, one, all[0], p.Person)
	if err != nil {
		return nil, err
	}
	secrets := mail.ExampleSecrets(strings.TrimSuffix(t.office.PublicURL.String(), "/"))
	if !trial {
		if secrets, err = t.campaignSecrets(ctx, one, c, p.Person); err != nil {
			return nil, err
		}
	}
	subject, text, err := t.office.CampaignWords(c, facts.Values(), secrets)
	return mail.Values{mail.Subject: subject, mail.Body: text}, err
}

func (t *teamPost) facts(ctx context.Context, o fieldwork.Occasion, one access.Scope, a survey.Addressee, person string) (f mail.CampaignFacts, err error) {
	reach, err := t.store.Reach(ctx, one)
	if err != nil {
		return f, err
	}
	to := reach.Contact(person)
	f = mail.CampaignFacts{Wave: o.Wave, Response: a.Response, Salutation: to.Salutation, Name: to.Name, Now: o.Now, Section: o.SectionTitle()}
	f.Done, f.Pages = fieldwork.PagesDone(o.Questionnaire, a.Response)
	if a.Response.Counted() && o.Campaign.Kind == survey.CampaignThanks {
		newest, err := t.store.LatestSubmission(ctx, one)
		if err != nil {
			return f, err
		}
		f.Checksum = newest.Hash
	}
	if a.Response.Disposition == survey.Returned {
		returns, err := t.store.Returns(ctx, one)
		if err != nil {
			return f, err
		}
		f.Reason = a.Response.ReasonOf(returns)
	}
	return f, nil
}

// campaignSecrets makes a link, and a code with it where the words hold one.
func (t *teamPost) campaignSecrets(ctx context.Context, one access.Scope, c survey.Campaign, person string) (mail.Values, error) {
	if !c.Holds(string(mail.Link)) {
		return nil, nil
	}
	token, tokenHash := access.NewToken()
	values, codeHash := mail.Values{mail.Link: linkOf(t.office.PublicURL, token)}, ""
	if c.Holds(string(mail.Code)) {
		values[mail.Code] = access.NewCode()
		var err error
		if codeHash, err = access.HashCode(ctx, values[mail.Code]); err != nil {
			return nil, err
		}
	}
	return values, t.store.IssueLink(ctx, one, person, tokenHash, codeHash)
}

package store_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

// newCampaign is a draft as it is stored.
func newCampaign(t *testing.T, s *store.Store, o survey.Occasion) survey.Campaign {
	t.Helper()
	id, err := s.AddCampaign(t.Context(), storetest.All(), survey.Campaign{Occasion: o, Subject: "An {Landkreis}", Text: "{Anrede}", Channel: survey.ByMail})
	if err != nil {
		t.Fatal(err)
	}
	return campaign(t, s, id)
}

func campaign(t *testing.T, s *store.Store, id string) survey.Campaign {
	t.Helper()
	c, err := s.Campaign(t.Context(), storetest.All(), id)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// addressees are the counties that have an address.
func addressees(t *testing.T, s *store.Store) (to []survey.Addressee) {
	t.Helper()
	all, err := s.Addressees(t.Context(), storetest.All(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range all {
		if a.Person != "" {
			to = append(to, a)
		}
	}
	return to
}

func reachable(t *testing.T, s *store.Store, counties ...string) {
	t.Helper()
	for _, county := range counties {
		reach := access.Reach{Contacts: []access.CountyContact{{Name: "Poststelle", Email: "post@" + county + ".example", Official: true}}}
		if err := s.SetReach(t.Context(), system(county), reach); err != nil {
			t.Fatal(err)
		}
	}
}

// fates are what became of the campaign's counties.
func fates(t *testing.T, s *store.Store, id string) string {
	t.Helper()
	units, err := s.CampaignUnits(t.Context(), storetest.All(), id)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, u := range units {
		all = append(all, strings.TrimSpace(fmt.Sprint(u.County, " ", u.State, " ", u.Code)))
	}
	return strings.Join(all, ", ")
}

var (
	toMissing  = survey.Occasion{Kind: survey.CampaignReminder, Rule: survey.RuleMissing}
	invitation = survey.Occasion{Kind: survey.CampaignInvitation, Rule: survey.RuleMissing}
)

func TestACampaignWritesToEachCountyOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		storetest.OpenWave(t, s)
		reachable(t, s, storetest.Pinneberg, storetest.Hannover)
		c, second := newCampaign(t, s, invitation), newCampaign(t, s, toMissing)
		to := addressees(t, s)
		for _, seen := range []survey.Campaign{c, c} {
			n, err := s.StartCampaign(t.Context(), asAdmin("meier"), seen, to)
			if (err == nil) != (n == 2) || err != nil && !errors.Is(err, survey.ErrConflict) {
				t.Errorf("%d mails, %v", n, err)
			}
		}
		if n, err := s.StartCampaign(t.Context(), asAdmin("meier"), second, to); err != nil || n != 0 {
			t.Errorf("chosen before the first one started: %d mails, %v", n, err)
		}
		if now := campaign(t, s, c.ID); now.State != survey.CampaignRunning || now.ChangedBy != "meier" || now.Version != 2 {
			t.Errorf("%+v", now)
		}
		if err := s.ChangeCampaign(t.Context(), storetest.All(), c); !errors.Is(err, survey.ErrConflict) {
			t.Errorf("changed after its start: %v", err)
		}
		settle(t, s, claim(t, s), mail.Outcome{State: mail.Sent})
		settle(t, s, claim(t, s), mail.Outcome{State: mail.Unclear, Code: "keine Antwort"})
		wantNothingDue(t, s)
		if got := fates(t, s, c.ID); got != "01056 sent, 03241 unclear keine Antwort" {
			t.Error(got)
		}
		if n, err := s.FinishCampaigns(t.Context(), storetest.All()); err != nil || n != 2 {
			t.Errorf("%d ended, %v", n, err)
		}
		for _, a := range addressees(t, s) {
			if a.Written.IsZero() {
				t.Errorf("nothing is known of the mail to %s", a.Response.County.Key)
			}
		}
		log, err := s.ContactLog(t.Context(), system(storetest.Hannover))
		if err != nil || len(log) != 1 || log[0].Kind != survey.ContactMail || log[0].Result != "unclear" || log[0].Campaign != c.ID {
			t.Errorf("%+v, %v", log, err)
		}
	})
}

func TestWhatIsUnclearIsDecidedByHand(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		storetest.OpenWave(t, s)
		reachable(t, s, storetest.Pinneberg, storetest.Hannover, storetest.Ahrweiler)
		c := newCampaign(t, s, invitation)
		if _, err := s.StartCampaign(t.Context(), storetest.All(), c, addressees(t, s)); err != nil {
			t.Fatal(err)
		}
		settle(t, s, claim(t, s), mail.Outcome{State: mail.Sent})
		claim(t, s)
		settle(t, s, claim(t, s), mail.Outcome{State: mail.Failed, Code: "550"})
		pass(t, s, time.Hour)
		if n, err := s.AbandonLetters(t.Context(), time.Minute); err != nil || n != 1 {
			t.Fatal(n, err)
		}
		if n, err := s.FinishCampaigns(t.Context(), storetest.All()); err != nil || n != 1 {
			t.Fatal(n, err)
		}
		for i, d := range []struct {
			county   string
			decision survey.LetterDecision
			want     error
		}{
			{storetest.Pinneberg, survey.LetterAgain, survey.ErrConflict},
			{storetest.Pinneberg, survey.LetterBounced, nil},
			{storetest.Pinneberg, survey.LetterBounced, survey.ErrConflict},
			{storetest.Hannover, survey.LetterArrived, nil},
			{storetest.Hannover, survey.LetterArrived, survey.ErrConflict}, // two saw the same button
			{storetest.Ahrweiler, survey.LetterArrived, survey.ErrConflict},
			{storetest.Ahrweiler, survey.LetterAgain, nil},
			{storetest.Ahrweiler, "x", survey.ErrInvalid},
		} {
			if err := s.DecideLetter(t.Context(), system(d.county), c.ID, d.decision); !errors.Is(err, d.want) {
				t.Errorf("%d: %v", i, err)
			}
		}
		if got := fates(t, s, c.ID); got != "01056 sent bounce, 03241 sent, 07131 queued" || campaign(t, s, c.ID).State != survey.CampaignRunning {
			t.Error(got)
		}
		if err := s.StopCampaign(t.Context(), storetest.All(), campaign(t, s, c.ID)); err != nil {
			t.Fatal(err)
		}
		wantNothingDue(t, s)
		if got := fates(t, s, c.ID); !strings.HasSuffix(got, "07131 failed angehalten") {
			t.Error(got)
		}
	})
}

func TestACountyWhoseMailCameBackWaitsForAnotherAddress(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		storetest.OpenWave(t, s)
		reachable(t, s, storetest.Pinneberg)
		c := newCampaign(t, s, invitation)
		to := addressees(t, s)
		if _, err := s.StartCampaign(t.Context(), storetest.All(), c, to); err != nil {
			t.Fatal(err)
		}
		settle(t, s, claim(t, s), mail.Outcome{State: mail.Sent})
		if _, err := s.FinishCampaigns(t.Context(), storetest.All()); err != nil {
			t.Fatal(err)
		}
		decide := func(d survey.LetterDecision, want error) {
			t.Helper()
			if err := s.DecideLetter(t.Context(), system(storetest.Pinneberg), c.ID, d); !errors.Is(err, want) {
				t.Errorf("%s: %v, want %v", d, err, want)
			}
		}
		seen := func() survey.Addressee {
			t.Helper()
			all, err := s.Addressees(t.Context(), system(storetest.Pinneberg), nil)
			if err != nil || len(all) != 1 {
				t.Fatal(all, err)
			}
			return all[0]
		}
		decide(survey.LetterBounced, nil)
		if a := seen(); a.Person != "" || !a.Bounced || !a.Written.IsZero() {
			t.Errorf("after the bounce: %+v", a)
		}
		decide(survey.LetterAgain, survey.ErrConflict) // to the same address
		decide(survey.LetterArrived, nil)              // pressed by mistake
		if a := seen(); a.Person != to[0].Person || a.Bounced || a.Written.IsZero() {
			t.Errorf("it arrived after all: %+v", a)
		}
		decide(survey.LetterBounced, nil)
		reach := access.Reach{Contacts: []access.CountyContact{{Name: "Poststelle", Email: "post@" + storetest.Pinneberg + ".example", Official: true},
			{Name: "Büro", Email: "buero@" + storetest.Pinneberg + ".example", Official: true}}}
		if err := s.SetReach(t.Context(), system(storetest.Pinneberg), reach); err != nil {
			t.Fatal(err)
		}
		second := seen().Person
		if second == "" || second == to[0].Person {
			t.Errorf("the second contact was not taken: %q", second)
		}
		decide(survey.LetterAgain, nil)
		if p := claim(t, s); p.Person != second || p.Attempts != 2 {
			t.Errorf("goes to %q as try %d", p.Person, p.Attempts)
		} else {
			settle(t, s, p, mail.Outcome{State: mail.Sent})
		}
		if got := fates(t, s, c.ID); got != "01056 sent" || seen().Written.IsZero() {
			t.Error(got)
		}
		mails := 0
		log, err := s.ContactLog(t.Context(), system(storetest.Pinneberg))
		for _, e := range log {
			if e.Kind == survey.ContactMail && e.ID != "" {
				mails++
			}
		}
		if err != nil || mails != 3 { // two tries, and one taken back
			t.Errorf("%d mails in %+v, %v", mails, log, err)
		}
	})
}

func TestAWaveSendsNoMoreInAnHourThanItMay(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := storetest.OpenWave(t, s)
		settings := survey.DefaultWaveSettings
		settings.MailsPerHour = 2
		if err := s.ChangeWave(t.Context(), asAdmin("meier"), w.Plan(survey.DefaultWaveSettings).Digest(), w.Plan(settings)); err != nil {
			t.Fatal(err)
		}
		for _, key := range []string{"a", "b", "c"} {
			post(t, s, key, patient, "p")
		}
		claim(t, s)
		claim(t, s)
		wantNothingDue(t, s)
		post(t, s, "now", hasty, "p") // somebody waits for it
		claim(t, s)
		pass(t, s, time.Hour)
		claim(t, s)
	})
}

func TestLettersForThePostAreIssuedTogetherAndConfirmedOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		storetest.OpenWave(t, s)
		c := newCampaign(t, s, invitation)
		if err := s.IssueCampaignLetters(t.Context(), storetest.All(), c, nil); !errors.Is(err, survey.ErrConflict) {
			t.Errorf("letters of a campaign by mail: %v", err)
		}
		c.Channel = survey.ByLetter
		if err := s.ChangeCampaign(t.Context(), storetest.All(), c); err != nil {
			t.Fatal(err)
		}
		c = campaign(t, s, c.ID)
		hashes := []access.LetterHashes{{County: storetest.Pinneberg, Token: "t1", Code: "c1"}, {County: storetest.Hannover, Token: "t2", Code: "c2"}}
		unknown := append([]access.LetterHashes{{County: "99999", Token: "t3", Code: "c3"}}, hashes...)
		if err := s.IssueCampaignLetters(t.Context(), storetest.All(), c, unknown); !errors.Is(err, survey.ErrNotFound) || fates(t, s, c.ID) != "" {
			t.Errorf("half of the letters: %v", err)
		}
		if err := s.IssueCampaignLetters(t.Context(), storetest.All(), c, hashes); err != nil {
			t.Fatal(err)
		}
		again := []access.LetterHashes{{County: storetest.Pinneberg, Token: "t4", Code: "c4"}}
		if err := s.IssueCampaignLetters(t.Context(), storetest.All(), c, again); !errors.Is(err, survey.ErrConflict) {
			t.Errorf("of a campaign that somebody else has started: %v", err)
		}
		if err := s.IssueCampaignLetters(t.Context(), storetest.All(), campaign(t, s, c.ID), again); err != nil {
			t.Fatal(err)
		}
		for _, token := range []string{"t1", "t4"} {
			if g, err := s.CountyAccess(t.Context(), token); err != nil || g.Revoked {
				t.Errorf("%s: %+v, %v", token, g, err)
			}
		}
		if err := s.ConfirmLetters(t.Context(), storetest.All(), campaign(t, s, c.ID), "2026-11-17"); !errors.Is(err, survey.ErrInvalid) {
			t.Errorf("posted tomorrow: %v", err)
		}
		if err := s.ConfirmLetters(t.Context(), storetest.All(), campaign(t, s, c.ID), "2026-11-14"); err != nil {
			t.Fatal(err)
		}
		log, err := s.ContactLogs(t.Context(), storetest.All())
		if err != nil || len(log) != 2 || log[0].Kind != survey.ContactLetter || log[0].Time.In(survey.Berlin).Format("02.01. 15:04") != "14.11. 12:00" {
			t.Errorf("%+v, %v", log, err)
		}
		if got := campaign(t, s, c.ID); got.State != survey.CampaignDone || got.Channel != survey.ByLetter {
			t.Errorf("%+v", got)
		}
	})
}

func TestACampaignSeesHowFarEachCountyIs(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := storetest.OpenWave(t, s)
		reachable(t, s, storetest.Hannover)
		mustSave(t, s, anna, act(w, "f1", change("remark", 0, survey.Write("x")), change("status", 0, survey.Choose("yes"))))
		mustSave(t, s, anna, act(w, "f2", change("remark", 1, survey.Value{})))
		if err := s.Audit(t.Context(), access.Event{Person: "p", Role: access.CountyRep, Action: access.ActionLogin, Wave: w.Key, County: storetest.Hannover}); err != nil {
			t.Fatal(err)
		}
		for items, want := range map[string]string{
			"status": "01056 answered, 03241 reachable visited, 07131",
			"remark": "01056, 03241 reachable visited, 07131", // taken back
		} {
			all, err := s.Addressees(t.Context(), storetest.All(), []string{items})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, a := range all {
				words := a.Response.County.Key
				if a.Person != "" {
					words += " reachable"
				}
				if a.Visited {
					words += " visited"
				}
				if a.Answered {
					words += " answered"
				}
				got = append(got, words)
			}
			if strings.Join(got, ", ") != want {
				t.Errorf("%s: %v, want %s", items, got, want)
			}
		}
		if one, err := s.Addressees(t.Context(), system(storetest.Hannover), nil); err != nil || len(one) != 1 || !one[0].Visited {
			t.Errorf("%+v, %v", one, err)
		}
		if _, err := s.Addressees(t.Context(), anna, nil); !errors.Is(err, survey.ErrNotFound) {
			t.Error(err)
		}
	})
}

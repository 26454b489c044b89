package fieldwork

import (
	"testing"
	"time"

	"kreisumfrage/internal/survey"
)

func TestACampaignGoesOnlyToThoseWhomItConcerns(t *testing.T) {
	q, saved := office(), at("2026-11-05 09:00")
	wave := survey.Wave{State: survey.WaveOpen, FirstDay: "2026-11-01", LastDay: "2026-11-30"}
	done := map[string]survey.PageDone{"a": {}, "b": {}, "c": {}}
	fresh := survey.Addressee{Person: "p", Response: survey.Response{Disposition: survey.NotStarted}}
	visited := fresh
	visited.Visited = true
	begun := visited
	begun.Response = survey.Response{Disposition: survey.InProgress, FirstSaved: saved, PagesDone: map[string]survey.PageDone{"a": {}}}
	finished := begun
	finished.Response.PagesDone, finished.Answered = done, true
	release := finished
	release.Response.Disposition = survey.ForRelease
	sent := finished
	sent.Response.Disposition, sent.Response.Submissions = survey.Submitted, 1
	returned := sent
	returned.Response.Disposition = survey.Returned
	refused := fresh
	refused.Response.Disposition = survey.Refused
	extended := release
	extended.Response.Extended = "2026-12-10"
	typed := fresh // by the DLT, in its place
	typed.Entered = true
	everybody := []survey.Addressee{fresh, visited, begun, finished, release, sent, returned, refused, extended, typed}
	names := []string{"fresh", "visited", "begun", "finished", "release", "sent", "returned", "refused", "extended", "typed"}
	for _, c := range []struct {
		kind survey.CampaignKind
		rule survey.CampaignRule
		want string
	}{
		{survey.CampaignInvitation, survey.RuleMissing, " fresh visited begun finished release extended"},
		{survey.CampaignReminder, survey.RuleNeverCame, " fresh"},
		{survey.CampaignReminder, survey.RuleNothingSaved, " visited"},
		{survey.CampaignReminder, survey.RuleSectionEmpty, " begun"},
		{survey.CampaignReminder, survey.RuleFinished, " finished"},
		{survey.CampaignReminder, survey.RuleForRelease, " release extended"},
		{survey.CampaignExtension, survey.RuleExtended, " extended"},
		{survey.CampaignThanks, survey.RuleSubmitted, " sent"},
		{survey.CampaignReturned, survey.RuleReturned, " returned"},
		{survey.CampaignReminder, survey.RuleMissing, " fresh visited begun finished release extended"},
		{survey.CampaignFree, survey.RuleEverybody, " fresh visited begun finished release sent returned extended"},
	} {
		o := Occasion{Campaign: survey.Campaign{Occasion: survey.Occasion{Kind: c.kind, Rule: c.rule}, Section: "two", Channel: survey.ByMail},
			Wave: wave, Questionnaire: q, Pause: 7, Now: at("2026-11-16 12:00")}
		got := ""
		for i, a := range everybody {
			if o.Reason(a).Writes() {
				got += " " + names[i]
			}
		}
		if got != c.want {
			t.Errorf("%s %s:%s, want%s", c.kind, c.rule, got, c.want)
		}
		if to, left := o.Recipients(everybody); len(to)+len(left) != len(everybody) {
			t.Errorf("%d and %d of %d", len(to), len(left), len(everybody))
		}
	}
}

func TestWhoIsLeftOutIsToldWhy(t *testing.T) {
	wave := survey.Wave{State: survey.WaveOpen, FirstDay: "2026-11-01", LastDay: "2026-11-30", Grace: 2}
	for _, c := range []struct {
		name    string
		kind    survey.CampaignKind
		channel survey.Channel
		written string
		now     string
		person  string
		d       survey.Disposition
		want    Reason
	}{
		{"in order", survey.CampaignReminder, survey.ByMail, "", "2026-11-16 12:00", "p", survey.InProgress, Reason(survey.RuleMissing)},
		{"nobody to mail to", survey.CampaignReminder, survey.ByMail, "", "2026-11-16 12:00", "", survey.InProgress, NoAddress},
		{"the post needs no address", survey.CampaignReminder, survey.ByLetter, "", "2026-11-16 12:00", "", survey.InProgress, Reason(survey.RuleMissing)},
		{"six days ago", survey.CampaignReminder, survey.ByMail, "2026-11-10 06:00", "2026-11-16 23:00", "p", survey.InProgress, WrittenLately},
		{"seven days ago, later in the day", survey.CampaignReminder, survey.ByMail, "2026-11-09 23:00", "2026-11-16 06:00", "p", survey.InProgress, Reason(survey.RuleMissing)},
		{"an answer to what just happened", survey.CampaignExtension, survey.ByMail, "2026-11-15 06:00", "2026-11-16 23:00", "p", survey.InProgress, Reason(survey.RuleMissing)},
		{"refused, also by post", survey.CampaignFree, survey.ByLetter, "", "2026-11-16 12:00", "", survey.Refused, HasRefused},
		{"in the days of grace", survey.CampaignReminder, survey.ByMail, "", "2026-12-02 23:59", "p", survey.InProgress, Reason(survey.RuleMissing)},
		{"after them", survey.CampaignReminder, survey.ByMail, "", "2026-12-03 00:00", "p", survey.InProgress, WaveOver},
		{"invited before the first day", survey.CampaignInvitation, survey.ByMail, "", "2026-10-20 12:00", "p", survey.NotStarted, Reason(survey.RuleMissing)},
		{"reminded before the first day", survey.CampaignReminder, survey.ByMail, "", "2026-10-20 12:00", "p", survey.NotStarted, WaveOver},
	} {
		a := survey.Addressee{Person: c.person, Response: survey.Response{Disposition: c.d}}
		if c.written != "" {
			a.Written = at(c.written)
		}
		o := Occasion{Campaign: survey.Campaign{Occasion: survey.Occasion{Kind: c.kind, Rule: survey.RuleMissing}, Channel: c.channel},
			Wave: wave, Questionnaire: office(), Pause: 7, Now: at(c.now)}
		got := o.Reason(a)
		if got != c.want || got.Text() == "" {
			t.Errorf("%s: %s (%s), want %s", c.name, got, got.Text(), c.want)
		}
		if a.Bounced = true; c.want == NoAddress && (o.Reason(a) != CameBack || CameBack.Writes()) {
			t.Errorf("%s: %s after what was sent came back", c.name, o.Reason(a))
		}
		a.Written = time.Time{}
		if o.Still(a) != c.want && c.want != NoAddress && c.want != WrittenLately {
			t.Errorf("%s: %s when it is about to go out", c.name, o.Still(a))
		}
	}
}

func TestWhatSaysMostIsPressedFirst(t *testing.T) {
	got := ""
	for _, c := range Pressing(&survey.Questionnaire{Sections: []*survey.Section{{Key: "one"}, {Key: "two"}}}) {
		got += " " + string(c.Rule) + c.Section
	}
	if want := " returned for_release finished section_emptyone section_emptytwo nothing_saved never_came missing"; got != want {
		t.Errorf("%s, want%s", got, want)
	}
}

package fieldwork

import (
	"time"

	"kreisumfrage/internal/survey"
)

// Reason is why a county is written to, or is not.
type Reason string

// The reasons to leave a county out. The reasons to write are those of the rules.
const (
	HasSubmitted  Reason = "has_submitted"
	HasRefused    Reason = "has_refused"
	DoesNotApply  Reason = "does_not_apply"
	NoAddress     Reason = "no_address"
	CameBack      Reason = "came_back"
	BeingEntered  Reason = "being_entered"
	WrittenLately Reason = "written_lately"
	WaveOver      Reason = "wave_over"
)

var reasonTexts = map[Reason]string{
	Reason(survey.RuleMissing):      "hat noch nicht eingereicht",
	Reason(survey.RuleNeverCame):    "hat sich noch nicht angemeldet",
	Reason(survey.RuleNothingSaved): "war angemeldet, hat aber nichts gespeichert",
	Reason(survey.RuleSectionEmpty): "hat begonnen, in diesem Abschnitt steht aber noch nichts",
	Reason(survey.RuleFinished):     "ist mit allen Seiten fertig, hat aber nicht eingereicht",
	Reason(survey.RuleForRelease):   "wartet auf die Freigabe im eigenen Haus",
	Reason(survey.RuleSubmitted):    "hat eingereicht",
	Reason(survey.RuleReturned):     "überarbeitet den Antwortbogen",
	Reason(survey.RuleExtended):     "hat eine verlängerte Frist",
	Reason(survey.RuleEverybody):    "nimmt teil",

	HasSubmitted:  "hat schon eingereicht",
	HasRefused:    "hat die Teilnahme abgelehnt",
	DoesNotApply:  "der Anlass trifft nicht zu",
	NoAddress:     "keine E-Mail-Adresse hinterlegt",
	CameBack:      "die letzte E-Mail kam als unzustellbar zurück; berichtigen Sie bitte zuerst die Adresse",
	BeingEntered:  "der DLT gibt die Antworten des Landkreises gerade ein",
	WrittenLately: "hat erst vor Kurzem Post bekommen",
	WaveOver:      "die Erhebung nimmt zurzeit keine Antworten an",
}

// Text is the reason in German.
func (r Reason) Text() string { return reasonTexts[r] }

// Writes reports whether it is a reason to write.
func (r Reason) Writes() bool {
	switch r {
	case HasSubmitted, HasRefused, DoesNotApply, NoAddress, CameBack, BeingEntered, WrittenLately, WaveOver:
		return false
	}
	return true
}

// Occasion is a campaign at the moment at which somebody asks to whom it goes.
type Occasion struct {
	Campaign      survey.Campaign
	Wave          survey.Wave
	Questionnaire *survey.Questionnaire
	Pause         int // least days between two mailings to one county
	Now           time.Time
}

// Recipient is a county with the reason why the campaign goes there or does not.
type Recipient struct {
	survey.Addressee
	Reason Reason
}

// Recipients parts the counties into those to whom the campaign goes and those
// that are left out, each in the order of the list of counties.
func (o Occasion) Recipients(all []survey.Addressee) (to, leftOut []Recipient) {
	for _, a := range all {
		r := Recipient{a, o.Reason(a)}
		if r.Reason.Writes() {
			to = append(to, r)
		} else {
			leftOut = append(leftOut, r)
		}
	}
	return to, leftOut
}

// Reason decides about one county before the campaign starts.
func (o Occasion) Reason(a survey.Addressee) Reason {
	reason := o.Still(a)
	switch {
	case !reason.Writes():
		return reason
	case o.Campaign.Channel == survey.ByMail && a.Person == "":
		return Unreachable(a)
	case o.Campaign.Kind.Distant() && o.Lately(a):
		return WrittenLately
	}
	return reason
}

// Unreachable is why no mail can be sent to a county without a person.
func Unreachable(a survey.Addressee) Reason {
	if a.Bounced {
		return CameBack
	}
	return NoAddress
}

// Lately reports whether the county was written to so short a while ago that
// nothing else is due.
func (o Occasion) Lately(a survey.Addressee) bool {
	return a.WrittenWithin(o.Pause, o.Now)
}

// Pressing are the occasions to remind one county at once: what says most about
// where it stands comes first.
func Pressing(q *survey.Questionnaire) (all []survey.Campaign) {
	add := func(kind survey.CampaignKind, rule survey.CampaignRule, section string) {
		all = append(all, survey.Campaign{Occasion: survey.Occasion{Kind: kind, Rule: rule}, Section: section, Channel: survey.ByMail})
	}
	add(survey.CampaignReturned, survey.RuleReturned, "")
	add(survey.CampaignReminder, survey.RuleForRelease, "")
	add(survey.CampaignReminder, survey.RuleFinished, "")
	for _, s := range q.Sections {
		add(survey.CampaignReminder, survey.RuleSectionEmpty, s.Key)
	}
	add(survey.CampaignReminder, survey.RuleNothingSaved, "")
	add(survey.CampaignReminder, survey.RuleNeverCame, "")
	add(survey.CampaignReminder, survey.RuleMissing, "")
	return all
}

// Still decides again when the mail is about to go out: whatever was written
// meanwhile is this campaign itself.
func (o Occasion) Still(a survey.Addressee) Reason {
	r, rule := a.Response, o.Campaign.Rule
	switch {
	case r.Disposition == survey.Refused:
		return HasRefused
	case !o.timely(o.Wave.Extended(r.Extended)):
		return WaveOver
	case a.Entered && o.Campaign.Kind.Distant():
		return BeingEntered
	case rule != survey.RuleSubmitted && rule != survey.RuleReturned && rule != survey.RuleEverybody && r.Counted():
		return HasSubmitted
	case !o.applies(a):
		return DoesNotApply
	}
	return Reason(rule)
}

// timely reports whether the wave, as it runs for a county, is in a state in which
// the kind makes sense.
func (o Occasion) timely(w survey.Wave) bool {
	switch o.Campaign.Kind {
	case survey.CampaignReminder, survey.CampaignReturned:
		return w.Open(o.Now)
	case survey.CampaignInvitation, survey.CampaignExtension:
		return w.State == survey.WaveOpen && o.Now.Before(w.Until())
	}
	return w.State != survey.WaveDraft
}

func (o Occasion) applies(a survey.Addressee) bool {
	r, begun := a.Response, !a.Response.FirstSaved.IsZero()
	switch o.Campaign.Rule {
	case survey.RuleNeverCame:
		return !a.Visited && !begun
	case survey.RuleNothingSaved:
		return a.Visited && !begun
	case survey.RuleSectionEmpty:
		return begun && !a.Answered && !o.reported(r)
	case survey.RuleFinished:
		done, pages := PagesDone(o.Questionnaire, r)
		return r.Disposition == survey.InProgress && done == pages
	case survey.RuleForRelease:
		return r.Disposition == survey.ForRelease
	case survey.RuleSubmitted:
		return r.Disposition == survey.Submitted
	case survey.RuleExtended:
		return r.Extended > o.Wave.LastDay
	case survey.RuleReturned:
		return r.Disposition == survey.Returned
	}
	return true
}

// reported says whether a page of the campaign's section is declared finished,
// which it may be without an answer.
func (o Occasion) reported(r survey.Response) bool {
	for _, s := range o.Questionnaire.Sections {
		for _, p := range s.Pages {
			if _, done := r.PagesDone[p.Key]; done && s.Key == o.Campaign.Section {
				return true
			}
		}
	}
	return false
}

// SectionTitle is that of the campaign's section; empty where it has none.
func (o Occasion) SectionTitle() string {
	for _, s := range o.Questionnaire.Sections {
		if s.Key == o.Campaign.Section {
			return s.Title
		}
	}
	return ""
}

// SectionItems are the questions that decide whether a section is empty.
func SectionItems(q *survey.Questionnaire, section string) (ids []string) {
	for _, s := range q.Sections {
		if s.Key != section {
			continue
		}
		for _, p := range s.Pages {
			for _, it := range q.ItemsOf(p.Key) {
				if it != nil {
					ids = append(ids, it.ID)
				}
			}
		}
	}
	return ids
}

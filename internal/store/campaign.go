package store

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/survey"
)

type campaignRow struct {
	Wave      string `gorm:"primaryKey"`
	ID        string `gorm:"primaryKey"`
	Kind      survey.CampaignKind
	Rule      survey.CampaignRule
	Section   string
	Subject   string
	Text      string
	Channel   survey.Channel
	NotBefore instant
	State     survey.CampaignState
	Version   int
	Author    string
	Created   instant
	ChangedBy string
	Changed   instant
}

func (campaignRow) TableName() string { return "campaign" }

func (r campaignRow) campaign() (survey.Campaign, error) {
	return survey.Campaign{ID: r.ID, Occasion: survey.Occasion{Kind: r.Kind, Rule: r.Rule}, Section: r.Section,
		Subject: r.Subject, Text: r.Text, Channel: r.Channel, NotBefore: r.NotBefore.Time, State: r.State, Version: r.Version,
		Author: r.Author, Created: r.Created.Time, ChangedBy: r.ChangedBy, Changed: r.Changed.Time}, nil
}

type campaignUnitRow struct {
	Key       unitKey `gorm:"embedded"`
	Campaign  string  `gorm:"primaryKey"`
	Person    string
	Letter    string
	Attempted instant
}

func (campaignUnitRow) TableName() string { return "campaign_unit" }

// campaigning refuses a scope under which nobody writes to all counties.
func campaigning(sc access.Scope) error {
	return errors.Join(wholeWave(sc), permits(sc, access.ManageCampaigns))
}

// Campaigns returns the wave's campaigns, the newest first.
func (s *Store) Campaigns(ctx context.Context, sc access.Scope) ([]survey.Campaign, error) {
	const doing = "list campaigns"
	if err := campaigning(sc); err != nil {
		return nil, wrap(doing, err)
	}
	var rows []campaignRow
	if err := s.read.WithContext(ctx).Where("wave = ?", sc.Wave()).Order("created DESC, id").Find(&rows).Error; err != nil {
		return nil, wrap(doing, err)
	}
	return converted(rows, campaignRow.campaign)
}

// Campaign returns one campaign, or ErrNotFound.
func (s *Store) Campaign(ctx context.Context, sc access.Scope, id string) (survey.Campaign, error) {
	const doing = "read campaign"
	if err := campaigning(sc); err != nil {
		return survey.Campaign{}, wrap(doing, err)
	}
	row, err := campaignOf(s.read.WithContext(ctx), sc, id)
	c, _ := row.campaign()
	return c, wrap(doing, err)
}

func campaignOf(tx *gorm.DB, sc access.Scope, id string) (row campaignRow, err error) {
	err = tx.Where("wave = ? AND id = ?", sc.Wave(), id).Take(&row).Error
	return row, err
}

// AddCampaign keeps a new draft and returns its id. ErrArchived in a wave that is
// kept as it is, ErrReconstructed where nobody can be written to.
func (s *Store) AddCampaign(ctx context.Context, sc access.Scope, c survey.Campaign) (id string, err error) {
	const doing = "add campaign"
	if err := errors.Join(campaigning(sc), checkText(c.Subject+c.Text+c.Section)); err != nil {
		return "", wrap(doing, err)
	}
	err = s.change(ctx, doing, func(tx *gorm.DB) error {
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		if err := live(tx, sc); err != nil {
			return err
		}
		id = rand.Text()
		row := campaignRow{Wave: sc.Wave(), ID: id, Kind: c.Kind, Rule: c.Rule, Section: c.Section, Subject: c.Subject, Text: c.Text,
			Channel: c.Channel, State: survey.CampaignDraft, Version: 1, Author: sc.Person(), Created: instant{now},
			ChangedBy: sc.Person(), Changed: instant{now}}
		if err := tx.Create(&row).Error; err != nil {
			return err
		}
		return auditScope(tx, now, sc, access.ActionCampaignAdded, "campaign "+id)
	})
	return id, err
}

// moving is a change of one campaign that others may want to change, too.
type moving struct {
	*gorm.DB
	auditing
	row campaignRow
}

// moveCampaign holds the wave, so that campaigns start one after the other, and
// runs fn on the campaign if it is still as the caller saw it: ErrConflict
// otherwise, and where it is in none of the states. What fn returns is set, with
// the next version.
func (s *Store) moveCampaign(ctx context.Context, doing string, sc access.Scope, seen survey.Campaign, from []survey.CampaignState,
	action access.Action, fn func(m *moving) (map[string]any, string, error)) error {
	if err := campaigning(sc); err != nil {
		return wrap(doing, err)
	}
	return s.change(ctx, doing, func(tx *gorm.DB) error {
		if err := tx.Model(&waveRow{}).Clauses(forUpdate).Where("wave = ?", sc.Wave()).Pluck("wave", &[]string{}).Error; err != nil {
			return err
		}
		row, err := campaignOf(tx, sc, seen.ID)
		if err != nil {
			return err
		}
		if row.Version != seen.Version || !slices.Contains(from, row.State) {
			return fmt.Errorf("campaign is %s in version %d: %w", row.State, row.Version, survey.ErrConflict)
		}
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		set, detail, err := fn(&moving{tx, auditing{now, sc}, row})
		if err != nil {
			return err
		}
		set["version"], set["changed"], set["changed_by"] = row.Version+1, instant{now}, sc.Person()
		if err := tx.Model(&campaignRow{}).Where("wave = ? AND id = ?", sc.Wave(), row.ID).Updates(set).Error; err != nil {
			return err
		}
		return auditScope(tx, now, sc, action, "campaign "+row.ID+detail)
	})
}

// notStarted are the states in which a campaign is changed and started.
var notStarted = []survey.CampaignState{survey.CampaignDraft, survey.CampaignScheduled}

// ChangeCampaign stores the words, the section, the way and the time of a campaign
// that has not started; with a time it is scheduled. ErrConflict when it is no
// longer as it was in the given version.
func (s *Store) ChangeCampaign(ctx context.Context, sc access.Scope, c survey.Campaign) error {
	const doing = "change campaign"
	if err := checkText(c.Subject + c.Text + c.Section); err != nil {
		return wrap(doing, err)
	}
	return s.moveCampaign(ctx, doing, sc, c, notStarted, access.ActionCampaignChanged, func(*moving) (map[string]any, string, error) {
		state := survey.CampaignDraft
		if !c.NotBefore.IsZero() {
			state = survey.CampaignScheduled
		}
		return map[string]any{"subject": c.Subject, "text": c.Text, "section": c.Section, "channel": c.Channel,
			"not_before": instant{c.NotBefore}, "state": state}, "", nil
	})
}

// StartCampaign posts one mail to each of the counties and returns to how many. A
// county to which another campaign has written since it was chosen is left out if
// the kind keeps its distance. ErrConflict as at ChangeCampaign: a campaign starts
// once.
func (s *Store) StartCampaign(ctx context.Context, sc access.Scope, c survey.Campaign, to []survey.Addressee) (n int, err error) {
	err = s.moveCampaign(ctx, "start campaign", sc, c, notStarted, access.ActionCampaignStarted, func(m *moving) (map[string]any, string, error) {
		n = 0 // of an attempt that lost a race
		if m.row.Channel != survey.ByMail {
			return nil, "", fmt.Errorf("campaign goes by %s: %w", m.row.Channel, survey.ErrConflict)
		}
		written, err := writtenTo(m.DB, sc)
		if err != nil {
			return nil, "", err
		}
		for _, a := range to {
			unit := a.Response.County.Key
			if c.Kind.Distant() && written[unit].After(a.Written) {
				continue
			}
			if err := m.post(unit, a.Person); err != nil {
				return nil, "", fmt.Errorf("unit %s: %w", unit, err)
			}
			n++
		}
		return map[string]any{"state": survey.CampaignRunning}, fmt.Sprintf(", %d mails", n), nil
	})
	return n, err
}

// post puts the county's mail into the outbox. Its key, and with it the Message-ID,
// is the same for good.
func (m *moving) post(unit, person string) error {
	one, ok := m.sc.ForCounty(unit)
	if !ok || person == "" {
		return survey.ErrInvalid
	}
	values, err := letterhead(m.DB, one)
	if err != nil {
		return err
	}
	values[mail.CampaignID] = m.row.ID
	l := mail.Letter{Key: fmt.Sprintf("campaign %s %s %s", m.row.Wave, m.row.ID, unit), Kind: mail.CampaignMail,
		Wave: m.row.Wave, Unit: unit, Person: person, Values: values}
	row := campaignUnitRow{Key: unitKey{m.row.Wave, unit}, Campaign: m.row.ID, Person: person, Letter: l.Key}
	if err := m.Create(&row).Error; err != nil {
		return err
	}
	return postLetter(m.DB, m.now, l)
}

// StopCampaign ends a scheduled or running campaign: what still waits is not sent.
func (s *Store) StopCampaign(ctx context.Context, sc access.Scope, c survey.Campaign) error {
	from := []survey.CampaignState{survey.CampaignScheduled, survey.CampaignRunning}
	return s.moveCampaign(ctx, "stop campaign", sc, c, from, access.ActionCampaignStopped, func(m *moving) (map[string]any, string, error) {
		halted := m.Set(allUnits, sc.All()).Model(&outboxRow{}).Where("key IN (?) AND state = ?", m.keys(), mail.Queued).
			Updates(map[string]any{"state": mail.Failed, "code": mail.Halted})
		return map[string]any{"state": survey.CampaignStopped}, fmt.Sprintf(", %d mails", halted.RowsAffected), halted.Error
	})
}

// keys selects those of the campaign's mails.
func (m *moving) keys() *gorm.DB {
	return m.Session(&gorm.Session{NewDB: true}).Model(&campaignUnitRow{}).Select("letter").
		Where("wave = ? AND campaign = ? AND letter <> ''", m.row.Wave, m.row.ID)
}

// FinishCampaigns notes of which running campaigns by mail nothing waits any more,
// and returns how many those are.
func (s *Store) FinishCampaigns(ctx context.Context, sc access.Scope) (n int, err error) {
	const doing = "finish campaigns"
	all, err := s.Campaigns(ctx, sc)
	if err != nil {
		return 0, err
	}
	for _, c := range all {
		if c.State != survey.CampaignRunning || c.Channel != survey.ByMail {
			continue
		}
		err := s.moveCampaign(ctx, doing, sc, c, []survey.CampaignState{survey.CampaignRunning}, access.ActionCampaignDone, func(m *moving) (map[string]any, string, error) {
			var waiting int64
			err := m.Set(allUnits, sc.All()).Model(&outboxRow{}).Where("key IN (?) AND state IN ?", m.keys(), []mail.State{mail.Queued, mail.Claimed}).Count(&waiting).Error
			if err == nil && waiting > 0 {
				err = errWaits
			}
			return map[string]any{"state": survey.CampaignDone}, "", err
		})
		if errors.Is(err, errWaits) || errors.Is(err, survey.ErrConflict) {
			continue
		}
		if err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

// errWaits leaves a campaign as it is.
var errWaits = errors.New("mails are waiting")

// DropCampaign deletes a draft. ErrConflict for any other.
func (s *Store) DropCampaign(ctx context.Context, sc access.Scope, c survey.Campaign) error {
	return s.moveCampaign(ctx, "drop campaign", sc, c, []survey.CampaignState{survey.CampaignDraft}, access.ActionCampaignDropped, func(m *moving) (map[string]any, string, error) {
		return map[string]any{"state": survey.CampaignDraft}, "", m.Where("wave = ? AND id = ?", m.row.Wave, m.row.ID).Delete(&campaignRow{}).Error
	})
}

// IssueCampaignLetters keeps the hashes of the links and codes that are about to be
// handed out for the letters of a campaign by post: all of them or none. The first
// time starts the campaign; every other one makes new links, and older ones stay
// valid. ErrConflict as at ChangeCampaign.
func (s *Store) IssueCampaignLetters(ctx context.Context, sc access.Scope, c survey.Campaign, letters []access.LetterHashes) error {
	from := append([]survey.CampaignState{survey.CampaignRunning}, notStarted...)
	return s.moveCampaign(ctx, "issue letters", sc, c, from, access.ActionCampaignLetters, func(m *moving) (map[string]any, string, error) {
		if m.row.Channel != survey.ByLetter {
			return nil, "", fmt.Errorf("campaign goes by %s: %w", m.row.Channel, survey.ErrConflict)
		}
		for _, l := range letters {
			one, ok := sc.ForCounty(l.County)
			if !ok {
				return nil, "", survey.ErrInvalid
			}
			if err := m.issue(s, one, l); err != nil {
				return nil, "", fmt.Errorf("unit %s: %w", l.County, err)
			}
		}
		return map[string]any{"state": survey.CampaignRunning}, fmt.Sprintf(", %d letters", len(letters)), nil
	})
}

func (m *moving) issue(s *Store, one access.Scope, l access.LetterHashes) error {
	if l.Token != "" {
		if err := s.createAccess(m.DB, one, l.Token, l.Code); err != nil {
			return err
		}
	}
	row := campaignUnitRow{Key: unitKey{m.row.Wave, l.County}, Campaign: m.row.ID}
	return m.Clauses(ifNotExists).Create(&row).Error
}

// ConfirmLetters notes that the letters of a running campaign were posted on the
// day: it is done. ErrInvalid for a day to come.
func (s *Store) ConfirmLetters(ctx context.Context, sc access.Scope, c survey.Campaign, day survey.Day) error {
	return s.moveCampaign(ctx, "confirm letters", sc, c, []survey.CampaignState{survey.CampaignRunning}, access.ActionCampaignPosted, func(m *moving) (map[string]any, string, error) {
		posted := day.Start().Add(noon)
		if m.row.Channel != survey.ByLetter || day > survey.DayOf(m.now) || posted.IsZero() {
			return nil, "", survey.ErrInvalid
		}
		if posted.After(m.now) {
			posted = m.now
		}
		var rows []campaignUnitRow
		if err := ofWave(m.DB, sc).Where("campaign = ?", m.row.ID).Find(&rows).Error; err != nil {
			return nil, "", err
		}
		for _, r := range rows {
			one, _ := sc.ForCounty(r.Key.Unit)
			if err := ofCounty(m.Model(&campaignUnitRow{}), one).Where("campaign = ?", m.row.ID).Updates(map[string]any{"attempted": instant{posted}}).Error; err != nil {
				return nil, "", err
			}
			e := survey.ContactEvent{ID: "campaign " + m.row.ID, Kind: survey.ContactLetter, Campaign: m.row.ID, Result: string(mail.Sent), Text: m.row.Subject, Time: posted}
			if err := logContact(m.DB, m.now, one, e); err != nil {
				return nil, "", err
			}
		}
		return map[string]any{"state": survey.CampaignDone}, fmt.Sprintf(", %d letters", len(rows)), nil
	})
}

// noon stands for the hour of a posting that nobody noted.
const noon = 12 * time.Hour

// CampaignUnits returns what became of the campaign's counties, by key.
func (s *Store) CampaignUnits(ctx context.Context, sc access.Scope, id string) (units []survey.CampaignUnit, err error) {
	const doing = "read counties of campaign"
	if err := campaigning(sc); err != nil {
		return nil, wrap(doing, err)
	}
	err = s.view(ctx, doing, func(tx *gorm.DB) error {
		var rows []campaignUnitRow
		if err := ofWave(tx, sc).Where("campaign = ?", id).Order("unit").Find(&rows).Error; err != nil {
			return err
		}
		var letters []outboxRow
		if err := ofWave(tx, sc).Where("kind = ?", mail.CampaignMail.Name).Find(&letters).Error; err != nil {
			return err
		}
		contacts, err := officialContacts(tx, sc)
		if err != nil {
			return err
		}
		byKey := map[string]outboxRow{}
		for _, l := range letters {
			byKey[l.Key] = l
		}
		units = nil
		for _, r := range rows {
			l := byKey[r.Letter]
			units = append(units, survey.CampaignUnit{County: r.Key.Unit, Person: r.Person, Letter: r.Letter, Attempted: r.Attempted.Time,
				State: string(l.State), Code: l.Code, Posted: l.ID,
				Contact: contacts.first[r.Key.Unit]})
		}
		return nil
	})
	return units, err
}

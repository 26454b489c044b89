package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/survey"
)

// Addressees returns the counties of the scope, the whole wave, those of a Land or
// one of them, as a campaign sees them; items are the questions of which it asks whether any is
// answered.
func (s *Store) Addressees(ctx context.Context, sc access.Scope, items []string) (all []survey.Addressee, err error) {
	const doing = "read addressees"
	if err := permits(sc, access.ManageCampaigns, access.SendReminders); err != nil || (sc.Unit() == "" && manyCounties(sc) != nil) {
		return nil, wrap(doing, survey.ErrNotFound)
	}
	err = s.view(ctx, doing, func(tx *gorm.DB) error {
		if sc.Unit() != "" {
			if err := inLand(tx, sc); err != nil {
				return err
			}
		}
		responses, err := responsesOf(tx, sc)
		if err != nil {
			return err
		}
		contacts, err := officialContacts(tx, sc)
		if err != nil {
			return err
		}
		visited, err := unitsOf(tx.Model(&auditRow{}).Where("action = 'login' AND role = ?", access.CountyRep), sc)
		if err != nil {
			return err
		}
		answered := map[string]bool{}
		if len(items) > 0 {
			if answered, err = unitsOf(tx.Model(&answerRow{}).Where("item IN ? AND value <> ''", items), sc); err != nil {
				return err
			}
		}
		entered, err := unitsOf(tx.Model(&proxyRow{}).Where("ended IS NULL"), sc)
		if err != nil {
			return err
		}
		written, err := writtenTo(tx, sc)
		if err != nil {
			return err
		}
		all = nil
		for _, r := range responses {
			unit := r.County.Key
			all = append(all, survey.Addressee{Response: r, Person: contacts.first[unit], Bounced: contacts.bounced[unit],
				Visited: visited[unit], Answered: answered[unit], Entered: entered[unit], Written: written[unit]})
		}
		return nil
	})
	return all, err
}

// chosenUnits narrows a statement to the scope's county, or to all that it covers.
func chosenUnits(tx *gorm.DB, sc access.Scope) *gorm.DB {
	if sc.Unit() != "" {
		return ofCounty(tx, sc)
	}
	return amongUnits(tx, sc, "wave", "unit")
}

// unitsOf are the counties of the scope that occur in the statement's rows.
func unitsOf(tx *gorm.DB, sc access.Scope) (map[string]bool, error) {
	var units []string
	err := chosenUnits(tx, sc).Distinct().Pluck("unit", &units).Error
	found := map[string]bool{}
	for _, u := range units {
		found[u] = true
	}
	return found, err
}

// official are a scope's official contacts by county.
type official struct {
	first   map[string]string // who can be written to
	bounced map[string]bool   // nobody can, as all that was sent came back
}

// officialContacts looks for the first of each county who have an address to which
// mails go, and from which the last one did not come back.
func officialContacts(tx *gorm.DB, sc access.Scope) (official, error) {
	found := official{map[string]string{}, map[string]bool{}}
	dead, err := bouncedPersons(tx, sc)
	if err != nil {
		return found, err
	}
	var rows []contactRow
	err = chosenUnits(tx, sc).Where("official = ? AND person IN (SELECT id FROM person WHERE email <> '')", true).
		Where("person NOT IN (SELECT person FROM address_approval WHERE wave = ? AND granted = ?)", sc.Wave(), false).Order("unit, position, person").Find(&rows).Error
	for _, r := range rows {
		unit := r.Key.Unit
		switch {
		case found.first[unit] != "":
		case dead[r.Person]:
			found.bounced[unit] = true
		default:
			found.first[unit] = r.Person
			delete(found.bounced, unit)
		}
	}
	return found, err
}

// bouncedPersons are those from whom the last mail came back. With another address
// a contact is another person.
func bouncedPersons(tx *gorm.DB, sc access.Scope) (map[string]bool, error) {
	var letters []outboxRow
	if err := chosenUnits(tx, sc).Where("state = ? AND kind IN ?", mail.Sent, mail.Names(mail.FromDLT)).Select("person", "code").Order("sent, id").Find(&letters).Error; err != nil {
		return nil, err
	}
	dead := map[string]bool{}
	for _, l := range letters {
		dead[l.Person] = l.Code == string(survey.ContactBounce)
	}
	return dead, nil
}

// writtenTo is when the DLT last wrote to each county of the scope, or put a mail
// to it into the outbox. What came back did not reach it.
func writtenTo(tx *gorm.DB, sc access.Scope) (map[string]time.Time, error) {
	written := map[string]time.Time{}
	note := func(unit string, at time.Time) {
		if at.After(written[unit]) {
			written[unit] = at
		}
	}
	var letters []outboxRow
	if err := chosenUnits(tx, sc).Where("kind IN ? AND state IN ? AND code <> ?", mail.Names(mail.FromDLT), mail.Hopeful, survey.ContactBounce).Find(&letters).Error; err != nil {
		return nil, err
	}
	for _, l := range letters {
		note(l.Unit, l.Created.Time)
		note(l.Unit, l.Sent.Time)
	}
	var events []contactEventRow
	if err := chosenUnits(tx, sc).Where("kind = ?", survey.ContactLetter).Find(&events).Error; err != nil {
		return nil, err
	}
	for _, e := range events {
		note(e.Key.Unit, e.Time.Time)
	}
	return written, nil
}

// attempted logs that a mail was tried by which the DLT means to reach a county.
// What was left out on purpose is no attempt.
func attempted(tx *gorm.DB, now time.Time, row outboxRow, o mail.Outcome) error {
	tried := o.State == mail.Sent || o.State == mail.Unclear || o.State == mail.Failed && o.Code != mail.NoReason && o.Code != mail.Halted
	if !tried || !slices.Contains(mail.Names(mail.Attempts), row.Kind) {
		return nil
	}
	p, err := row.posted()
	if err != nil {
		return err
	}
	one, ok := access.WaveScope(row.Wave, access.Operator).ForCounty(row.Unit)
	if !ok {
		return survey.ErrInvalid
	}
	campaign := p.Values[mail.CampaignID]
	if o.State != mail.Failed {
		if err := ofCounty(tx.Model(&campaignUnitRow{}), one).Where("campaign = ?", campaign).Updates(map[string]any{"attempted": instant{now}}).Error; err != nil {
			return err
		}
	}
	e := survey.ContactEvent{ID: fmt.Sprintf("mail %d %d %s", row.ID, row.Attempts, o.State), Kind: survey.ContactMail, Result: string(o.State), Campaign: campaign}
	if err := logContact(tx, now, one, e); !errors.Is(err, gorm.ErrRecordNotFound) { // the county is gone from the list by now
		return err
	}
	return nil
}

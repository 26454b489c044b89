package store

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/survey"
)

// DecideLetter notes what somebody found out about the campaign's mail to the
// scope's county. ErrConflict where it does not fit how the mail stands.
func (s *Store) DecideLetter(ctx context.Context, sc access.Scope, campaign string, d survey.LetterDecision) error {
	const doing = "decide about mail"
	if err := errors.Join(oneCounty(sc), permits(sc, access.ManageCampaigns)); err != nil {
		return wrap(doing, err)
	}
	return s.change(ctx, doing, func(tx *gorm.DB) error {
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		var unit campaignUnitRow
		if err := ofCounty(tx, sc).Where("campaign = ?", campaign).Take(&unit).Error; err != nil {
			return err
		}
		e := survey.ContactEvent{Kind: survey.ContactMail, Result: string(mail.Sent), Campaign: campaign}
		from, set := []mail.State{mail.Unclear}, map[string]any{"state": mail.Sent, "sent": instant{now}, "code": ""}
		switch d {
		case survey.LetterArrived:
		case survey.LetterAgain:
			return again(tx, now, sc, unit)
		case survey.LetterBounced:
			e.Kind, e.Result, from, set = survey.ContactBounce, "", []mail.State{mail.Sent}, map[string]any{"code": string(survey.ContactBounce)}
		default:
			return survey.ErrInvalid
		}
		decided := tx.Model(&outboxRow{}).Where("key = ? AND state IN ? AND code <> ?", unit.Letter, from, survey.ContactBounce)
		if d == survey.LetterArrived { // or came back only as it seemed
			decided = tx.Model(&outboxRow{}).Where("key = ? AND (state = ? OR state = ? AND code = ?)", unit.Letter, mail.Unclear, mail.Sent, survey.ContactBounce)
		}
		decided = decided.Updates(set)
		if decided.Error == nil && decided.RowsAffected == 0 {
			return survey.ErrConflict
		}
		if decided.Error != nil {
			return decided.Error
		}
		if err := logContact(tx, now, sc, e); err != nil {
			return err
		}
		return auditScope(tx, now, sc, access.ActionMailDecided, "campaign "+campaign+", "+string(d))
	})
}

// again sends the county's mail once more, to whom it would go now. What came back
// waits for another address: ErrConflict before there is one.
func again(tx *gorm.DB, now time.Time, sc access.Scope, unit campaignUnitRow) error {
	contacts, err := officialContacts(tx, sc)
	if err != nil {
		return err
	}
	person := contacts.first[sc.Unit()]
	if person == "" {
		return survey.ErrConflict
	}
	set := map[string]any{"state": mail.Queued, "person": person, "code": "", "not_before": instant{now}, "sent": instant{}}
	// The tries after a bounce go on counting: by their number they are told apart in the log.
	bounced := tx.Model(&outboxRow{}).Where("key = ? AND state = ? AND code = ?", unit.Letter, mail.Sent, survey.ContactBounce).Updates(set)
	if bounced.Error != nil {
		return bounced.Error
	}
	if bounced.RowsAffected == 0 {
		set["attempts"] = 0
		failed := tx.Model(&outboxRow{}).Where("key = ? AND state IN ?", unit.Letter, []mail.State{mail.Unclear, mail.Failed}).Updates(set)
		if failed.Error == nil && failed.RowsAffected == 0 {
			return survey.ErrConflict
		}
		if failed.Error != nil {
			return failed.Error
		}
	}
	if err := ofCounty(tx.Model(&campaignUnitRow{}), sc).Where("campaign = ?", unit.Campaign).Updates(map[string]any{"person": person}).Error; err != nil {
		return err
	}
	if err := resumed(tx, sc, unit.Campaign); err != nil {
		return err
	}
	return auditScope(tx, now, sc, access.ActionMailDecided, "campaign "+unit.Campaign+", "+string(survey.LetterAgain))
}

// resumed has a campaign go on that is over but for the mail that is sent again.
func resumed(tx *gorm.DB, sc access.Scope, campaign string) error {
	return tx.Model(&campaignRow{}).Where("wave = ? AND id = ? AND state IN ?", sc.Wave(), campaign, []survey.CampaignState{survey.CampaignDone, survey.CampaignStopped}).
		Updates(map[string]any{"state": survey.CampaignRunning, "version": gorm.Expr("version + 1")}).Error
}

// TryCampaign mails the campaign to the scope's person as the scope's county would
// read it, with examples in the place of secrets. It goes to the address of that
// person's account alone: ErrInvalid where there is none.
func (s *Store) TryCampaign(ctx context.Context, sc access.Scope, campaign string) error {
	const doing = "try campaign"
	if err := errors.Join(oneCounty(sc), permits(sc, access.ManageCampaigns)); err != nil {
		return wrap(doing, err)
	}
	return s.change(ctx, doing, func(tx *gorm.DB) error {
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		if err := realCounty(tx, sc); err != nil {
			return err
		}
		if _, err := campaignOf(tx, sc, campaign); err != nil {
			return err
		}
		if err := ownAddress(tx, sc.Person()); err != nil {
			return err
		}
		values, err := letterhead(tx, sc)
		if err != nil {
			return err
		}
		values[mail.CampaignID] = campaign
		l := mail.Letter{Key: "trial " + rand.Text(), Kind: mail.CampaignTrial, Wave: sc.Wave(), Unit: sc.Unit(), Person: sc.Person(), Values: values}
		if err := postLetter(tx, now, l); err != nil {
			return err
		}
		return auditScope(tx, now, sc, access.ActionCampaignTried, "campaign "+campaign)
	})
}

// ownAddress takes the login for the address of an account that has no other.
func ownAddress(tx *gorm.DB, id string) error {
	person, err := personOf(tx, id)
	if err != nil || person.Email != "" {
		return err
	}
	to, err := mail.ParseAddress(person.Login)
	if err != nil {
		return fmt.Errorf("account without address: %w", survey.ErrInvalid)
	}
	return tx.Model(&personRow{}).Where("id = ?", id).Updates(map[string]any{"email": to.Address}).Error
}

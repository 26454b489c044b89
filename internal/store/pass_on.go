package store

import (
	"context"
	"crypto/rand"
	"time"

	"gorm.io/gorm"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/survey"
)

// passedOnMost is how many people of one county an invitation may be passed on to:
// nobody may use us to mail the world.
const passedOnMost = 20

// PassOn names somebody who is to answer for the county in the place of the
// scope's guest, who stays one. They come in by the slip, or by a mail where there
// is an address: with a slip, it brings a link and a code of its own, without one a
// link whose code is mailed. ErrNotFound for those who work on the response
// already, ErrTooMany when many were named, ErrRepeated with the same approval for
// the same form, ErrOver when nobody can answer any more.
func (s *Store) PassOn(ctx context.Context, sc access.Scope, c access.Contact, slip access.Slip) (approval access.Approval, err error) {
	err = s.manage(ctx, "pass invitation on", sc, func(tx *gorm.DB, now time.Time) error {
		member, err := memberOf(tx, sc)
		if err == nil && (member.Part != access.Guest || member.Revoked) {
			err = survey.ErrNotFound
		}
		if err != nil {
			return err
		}
		return once(tx, now, sc, slip.SaveID, "pass on", c, &approval, func() error {
			approval, err = passOn(tx, now, sc, c, slip)
			return err
		})
	})
	return approval, err
}

func passOn(tx *gorm.DB, now time.Time, sc access.Scope, c access.Contact, slip access.Slip) (approval access.Approval, err error) {
	if err := ongoing(tx, sc, now); err != nil {
		return "", err
	}
	var named int64
	if err := ofCounty(tx.Model(&contactRow{}), sc).Where("official = ?", false).Count(&named).Error; err != nil {
		return "", err
	}
	if named >= passedOnMost {
		return "", survey.ErrTooMany
	}
	person, err := createPerson(tx, personRow{Name: c.Name, Office: c.Office, Email: c.Email}, now)
	if err != nil {
		return "", err
	}
	row := contactRow{Key: unitKey{sc.Wave(), sc.Unit()}, Person: person, Function: c.Office, NamedBy: sc.Person(), Named: instant{now}}
	if err := tx.Create(&row).Error; err != nil {
		return "", err
	}
	if err := auditScope(tx, now, sc, access.ActionPassedOn, "person "+person); err != nil {
		return "", err
	}
	if slip.TokenHash != "" {
		if err := giveAccess(tx, now, sc, person, slip.TokenHash, slip.CodeHash); err != nil {
			return "", err
		}
	}
	if c.Email == "" {
		return access.ApprovalNone, nil
	}
	if approval, err = vet(tx, now, sc, person, c.Email); err != nil || !approval.Mails() {
		return approval, err
	}
	return approval, postPassedOn(tx, now, sc, person)
}

// PassedOn returns to whom the county's invitation was passed on, the first one
// first. Whoever has said since who they are is in the team instead. Those who
// lead it may see that.
func (s *Store) PassedOn(ctx context.Context, sc access.Scope) (all []access.PassedOn, err error) {
	const doing = "list whom the invitation was passed on to"
	if err := oneCounty(sc); err != nil {
		return nil, wrap(doing, err)
	}
	err = s.view(ctx, doing, func(tx *gorm.DB) error {
		if err := permit(tx, sc, access.Manage); err != nil {
			return err
		}
		var rows []contactRow
		if err := outside(tx, sc).Order("named, person").Find(&rows).Error; err != nil {
			return err
		}
		var ids []string
		for _, r := range rows {
			ids = append(ids, r.Person, r.NamedBy)
		}
		contacts, err := contactsOf(tx, ids)
		if err != nil {
			return err
		}
		approvals, err := approvalsOf(tx, sc)
		if err != nil {
			return err
		}
		all = nil
		for _, r := range rows {
			all = append(all, access.PassedOn{Person: r.Person, Contact: contacts[r.Person], By: contacts[r.NamedBy],
				Time: r.Named.Time, Approval: approvals[r.Person]})
		}
		return nil
	})
	return all, err
}

// outside narrows a statement to those contacts whom somebody of the county named
// and who are in its team neither now nor before.
func outside(tx *gorm.DB, sc access.Scope) *gorm.DB {
	return ofCounty(tx, sc).Where("official = ? AND person NOT IN (SELECT person FROM member WHERE wave = ? AND unit = ?)", false, sc.Wave(), sc.Unit())
}

// recall takes back what was passed on to the person.
func recall(tx *gorm.DB, now time.Time, sc access.Scope, person string) error {
	gone := outside(tx, sc).Where("person = ?", person).Delete(&contactRow{})
	if gone.Error == nil && gone.RowsAffected == 0 {
		return survey.ErrNotFound
	}
	if gone.Error != nil {
		return gone.Error
	}
	if err := shut(tx, now, sc, person); err != nil {
		return err
	}
	return dropStranger(tx, sc, person)
}

func postPassedOn(tx *gorm.DB, now time.Time, sc access.Scope, person string) error {
	wave, err := waveOf(tx, sc.Wave())
	if err != nil {
		return err
	}
	if wave.Login == survey.LoginMail {
		return postCountyInvitation(tx, now, sc, person)
	}
	values, err := letterhead(tx, sc)
	if err != nil {
		return err
	}
	values[mail.Deadline] = string(wave.LastDay)
	return postLetter(tx, now, mail.Letter{Key: "passed on " + person + " " + rand.Text(), Kind: mail.PassedOn,
		Wave: sc.Wave(), Unit: sc.Unit(), Person: person, Values: values})
}

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
// scope's guest, who stays one. They come in by the link and the code with these
// hashes, or by a mail where there is an address; without hashes, the mail's link
// asks for a mailed code. ErrNotFound for those who work on the response already,
// ErrTooMany when many were named.
func (s *Store) PassOn(ctx context.Context, sc access.Scope, c access.Contact, tokenHash, codeHash string) (approval access.Approval, err error) {
	err = s.manage(ctx, "pass invitation on", sc, func(tx *gorm.DB, now time.Time) error {
		if err := guestOnly(tx, sc); err != nil {
			return err
		}
		person, err := createPerson(tx, personRow{Name: c.Name, Office: c.Office, Email: c.Email}, now)
		if err != nil {
			return err
		}
		row := contactRow{Key: unitKey{sc.Wave(), sc.Unit()}, Person: person, Function: c.Office}
		if err := tx.Create(&row).Error; err != nil {
			return err
		}
		if err := auditScope(tx, now, sc, access.ActionPassedOn, "person "+person); err != nil {
			return err
		}
		if tokenHash != "" {
			if err := giveAccess(tx, now, sc, person, tokenHash, codeHash); err != nil {
				return err
			}
		}
		approval = access.ApprovalNone
		if c.Email == "" {
			return nil
		}
		if approval, err = vet(tx, now, sc, person, c.Email); err != nil || !approval.Mails() {
			return err
		}
		return postPassedOn(tx, now, sc, person)
	})
	return approval, err
}

func guestOnly(tx *gorm.DB, sc access.Scope) error {
	member, err := memberOf(tx, sc)
	if err == nil && (member.Part != access.Guest || member.Revoked) {
		err = survey.ErrNotFound
	}
	if err != nil {
		return err
	}
	var named int64
	err = ofCounty(tx.Model(&contactRow{}), sc).Where("official = ?", false).Count(&named).Error
	if err == nil && named >= passedOnMost {
		err = survey.ErrTooMany
	}
	return err
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

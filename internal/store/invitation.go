package store

import (
	"cmp"
	"context"
	"crypto/rand"
	"time"

	"gorm.io/gorm"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/survey"
)

// InviteMember adds a colleague, who comes in by the link and the code with these
// hashes, or by those of the mail that is posted where there is an address.
// Without hashes, the mail's link asks for a mailed code. An address outside the
// county's domains gets its mail once the DLT approves of it. Whoever leads the team
// may do so; for all others the county is not there.
func (s *Store) InviteMember(ctx context.Context, sc access.Scope, m access.Member, tokenHash, codeHash string) (person string, err error) {
	err = s.lead(ctx, "invite member", sc, func(tx *gorm.DB, now time.Time) error {
		person, err = createPerson(tx, personRow{Name: m.Contact.Name, Office: m.Contact.Office, Email: m.Contact.Email}, now)
		if err != nil {
			return err
		}
		row := memberRow{Key: unitKey{sc.Wave(), sc.Unit()}, Person: person, Role: access.Colleague, InvitedBy: sc.Person(), Created: instant{now}}
		if err := tx.Create(&row).Error; err != nil {
			return err
		}
		if err := auditScope(tx, now, sc, access.ActionMemberInvited, "person "+person); err != nil {
			return err
		}
		if err := share(tx, now, sc, person, m); err != nil {
			return err
		}
		kind := mail.LinkInvitation
		if tokenHash != "" {
			kind = mail.Invitation
			if err := giveAccess(tx, now, sc, person, tokenHash, codeHash); err != nil {
				return err
			}
		}
		if m.Contact.Email == "" {
			return nil
		}
		if approval, err := vet(tx, now, sc, person, m.Contact.Email); err != nil || !approval.Mails() {
			return err
		}
		return postInvitation(tx, now, sc, person, kind)
	})
	return person, err
}

// InviteAgain mails the member a new link, whose code is mailed, too; older ones
// stay valid. ErrConflict for whom no address is known to which mails may go.
func (s *Store) InviteAgain(ctx context.Context, sc access.Scope, person string) error {
	return s.lead(ctx, "invite member again", sc, func(tx *gorm.DB, now time.Time) error {
		row, err := active(tx, sc, person)
		if err != nil {
			return err
		}
		if to, err := addressOf(tx, person); err != nil || to == nil {
			return cmp.Or(err, survey.ErrConflict)
		}
		if row.Role == access.Reviewer {
			return postInvitation(tx, now, sc, person, mail.ReleaseRequest)
		}
		return postInvitation(tx, now, sc, person, mail.LinkInvitation)
	})
}

// postInvitation sends the member a link of their own, made when it is sent.
func postInvitation(tx *gorm.DB, now time.Time, sc access.Scope, person string, kind *mail.Kind) error {
	values, err := letterhead(tx, sc)
	if err != nil {
		return err
	}
	return postLetter(tx, now, mail.Letter{Key: "invitation " + person + " " + rand.Text(), Kind: kind, Wave: sc.Wave(), Unit: sc.Unit(), Person: person, Values: values})
}

// AddMemberAccess gives the member a further link with its code; older ones stay
// valid. Reviewers come in by mailed codes alone.
func (s *Store) AddMemberAccess(ctx context.Context, sc access.Scope, person, tokenHash, codeHash string) error {
	return s.lead(ctx, "add member access", sc, func(tx *gorm.DB, now time.Time) error {
		if _, err := active(tx, sc, person); err != nil {
			return err
		}
		return giveAccess(tx, now, sc, person, tokenHash, codeHash)
	})
}

// giveAccess adds a link. A reviewer's never has a code of its own.
func giveAccess(tx *gorm.DB, now time.Time, sc access.Scope, person, tokenHash, codeHash string) error {
	var reviewers int64
	err := ofMember(tx.Model(&memberRow{}), sc, person).Where("role = ?", access.Reviewer).Count(&reviewers).Error
	if err == nil && reviewers > 0 && codeHash != "" {
		err = survey.ErrNotFound
	}
	if err != nil {
		return err
	}
	row := accessRow{TokenHash: tokenHash, Wave: sc.Wave(), Unit: sc.Unit(), Person: person, CodeHash: codeHash, Created: instant{now}}
	if err := tx.Create(&row).Error; err != nil {
		return err
	}
	return auditScope(tx, now, sc, access.ActionAccessCreated, "person "+person)
}

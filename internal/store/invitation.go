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

// InviteMember adds a colleague, or a deputy with all rights at once, who comes in
// by the slip, or by the mail that is posted where there is an address: with a
// slip, it brings a link and a code of its own, without one a link whose code is
// mailed. An address outside the county's domains gets its mail once the DLT
// approves of it. Whoever leads the team may do so; for all others the county is
// not there. ErrRepeated with the same person for the same form, ErrOver when
// nobody can answer any more.
func (s *Store) InviteMember(ctx context.Context, sc access.Scope, m access.Member, slip access.Slip) (person string, err error) {
	err = s.lead(ctx, "invite member", sc, func(tx *gorm.DB, now time.Time) error {
		return once(tx, now, sc, slip.SaveID, "invite", m, &person, func() error {
			person, err = inviteMember(tx, now, sc, m, slip)
			return err
		})
	})
	return person, err
}

func inviteMember(tx *gorm.DB, now time.Time, sc access.Scope, m access.Member, slip access.Slip) (person string, err error) {
	part := access.Colleague
	if m.Part == access.Deputy {
		part = access.Deputy
	}
	if person, err = enlist(tx, now, sc, part, m.Contact); err != nil {
		return "", err
	}
	if part == access.Deputy {
		if err := auditAppointed(tx, now, sc, person, part); err != nil {
			return "", err
		}
	}
	if err := share(tx, now, sc, person, m); err != nil {
		return "", err
	}
	kind := mail.LinkInvitation
	if slip.TokenHash != "" {
		kind = mail.Invitation
		if err := giveAccess(tx, now, sc, person, slip.TokenHash, slip.CodeHash); err != nil {
			return "", err
		}
	}
	if m.Contact.Email == "" {
		return person, nil
	}
	if approval, err := vet(tx, now, sc, person, m.Contact.Email); err != nil || !approval.Mails() {
		return person, err
	}
	return person, postInvitation(tx, now, sc, person, kind)
}

// enlist makes a new person a member, while the county can still answer.
func enlist(tx *gorm.DB, now time.Time, sc access.Scope, part access.Part, c access.Contact) (person string, err error) {
	if err := ongoing(tx, sc, now); err != nil {
		return "", err
	}
	if person, err = createPerson(tx, personRow{Name: c.Name, Office: c.Office, Email: c.Email}, now); err != nil {
		return "", err
	}
	row := memberRow{Key: unitKey{sc.Wave(), sc.Unit()}, Person: person, Role: part, InvitedBy: sc.Person(), Created: instant{now}}
	if err := tx.Create(&row).Error; err != nil {
		return "", err
	}
	return person, auditScope(tx, now, sc, access.ActionMemberInvited, "person "+person)
}

// InviteReviewer adds somebody who may release the answers, and mails to them
// where the release is asked for already. Their links ask for a mailed code, also
// where all others come in by letters. ErrRepeated with the same person for the
// same form, ErrOver when nobody can answer any more.
func (s *Store) InviteReviewer(ctx context.Context, sc access.Scope, c access.Contact, saveID string) (person string, err error) {
	err = s.lead(ctx, "invite reviewer", sc, func(tx *gorm.DB, now time.Time) error {
		if c.Name == "" || c.Office == "" || c.Email == "" {
			return survey.ErrInvalid
		}
		return once(tx, now, sc, saveID, "invite reviewer", c, &person, func() error {
			if person, err = enlist(tx, now, sc, access.Reviewer, c); err != nil {
				return err
			}
			if approval, err := vet(tx, now, sc, person, c.Email); err != nil || !approval.Mails() {
				return err
			}
			return postReleaseRequest(tx, now, sc, person)
		})
	})
	return person, err
}

// InviteAgain mails the member a new link, whose code is mailed, too; older ones
// stay valid. ErrConflict for whom no address is known to which mails may go,
// ErrRepeated for the same form.
func (s *Store) InviteAgain(ctx context.Context, sc access.Scope, person, saveID string) error {
	return s.lead(ctx, "invite member again", sc, func(tx *gorm.DB, now time.Time) error {
		row, err := active(tx, sc, person)
		if err != nil {
			return err
		}
		return once(tx, now, sc, saveID, "invite again", person, &person, func() error {
			if to, err := addressOf(tx, person); err != nil || to == nil {
				return cmp.Or(err, survey.ErrConflict)
			}
			if row.Role == access.Reviewer {
				return postInvitation(tx, now, sc, person, mail.ReleaseRequest)
			}
			return postInvitation(tx, now, sc, person, mail.LinkInvitation)
		})
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
// valid. Reviewers come in by mailed codes alone. ErrRepeated for the same form.
func (s *Store) AddMemberAccess(ctx context.Context, sc access.Scope, person string, slip access.Slip) error {
	return s.lead(ctx, "add member access", sc, func(tx *gorm.DB, now time.Time) error {
		if _, err := active(tx, sc, person); err != nil {
			return err
		}
		return once(tx, now, sc, slip.SaveID, "add access", person, &person, func() error {
			return giveAccess(tx, now, sc, person, slip.TokenHash, slip.CodeHash)
		})
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

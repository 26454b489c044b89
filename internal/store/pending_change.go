package store

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/survey"
)

type pendingRow struct {
	ID        string `gorm:"primaryKey"`
	Kind      access.ChangeKind
	Wave      string
	Person    string
	Details   string
	Requester string
	Created   instant
	Expires   instant
}

func (pendingRow) TableName() string { return "pending_change" }

func (r pendingRow) pending(tx *gorm.DB) (c access.Change, err error) {
	c = access.Change{ID: r.ID, Kind: r.Kind, Wave: r.Wave, Person: r.Person, Requester: r.Requester, Created: r.Created.Time, Expires: r.Expires.Time}
	if err := json.Unmarshal([]byte(r.Details), &c.ChangeDetails); err != nil {
		return c, fmt.Errorf("read change %s: %w", r.ID, err)
	}
	if c.Person == "" {
		return c, nil
	}
	person, err := personOf(tx, c.Person)
	c.Name, c.Email = person.Name, person.Email
	return c, err
}

// RequestChange keeps a change until a second person decides about it. Whom it
// invites becomes a person at once. ErrConflict for an address that has an account
// or is invited.
func (s *Store) RequestChange(ctx context.Context, actor access.Principal, c access.Change) error {
	const doing = "request change"
	if !actor.May(c.Kind.Needs()) || actor.Person == "" {
		return wrap(doing, survey.ErrNotFound)
	}
	details, err := json.Marshal(c.ChangeDetails)
	if err != nil {
		return wrap(doing, err)
	}
	return s.change(ctx, doing, func(tx *gorm.DB) error {
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		if err := dropChanges(tx.Where("expires <= ?", instant{now})); err != nil {
			return err
		}
		person := c.Person
		if c.Kind == access.ChangeInvitation {
			if err := invitable(tx, now, access.AccountInvitation{Email: c.Email, Role: c.Role, Land: c.Land}); err != nil {
				return err
			}
			if person, err = createPerson(tx, personRow{Name: c.Name, Email: c.Email}, now); err != nil {
				return err
			}
		}
		row := pendingRow{ID: rand.Text(), Kind: c.Kind, Wave: c.Wave, Person: person, Details: string(details), Requester: actor.Person,
			Created: instant{now}, Expires: instant{now.Add(access.ChangeLives)}}
		if err := tx.Create(&row).Error; err != nil {
			return err
		}
		return row.audit(tx, now, actor, access.ActionChangeRequested)
	})
}

func (r pendingRow) audit(tx *gorm.DB, now time.Time, actor access.Principal, action access.Action) error {
	detail := string(r.Kind) + " " + r.ID
	if r.Person != "" {
		detail += ", person " + r.Person
	}
	return audit(tx, now, access.Event{Person: actor.Person, Role: actor.Role, Action: action, Wave: r.Wave, Detail: detail})
}

// dropChanges deletes what the statement chooses, with those who are invited by it
// and by nothing else.
func dropChanges(chosen *gorm.DB) error {
	var rows []pendingRow
	if err := chosen.Find(&rows).Error; err != nil {
		return err
	}
	tx := chosen.Session(&gorm.Session{NewDB: true})
	for _, r := range rows {
		if r.Kind == access.ChangeInvitation {
			if err := tx.Where("id = ?", r.Person).Delete(&personRow{}).Error; err != nil {
				return err
			}
		}
		if err := tx.Where("id = ?", r.ID).Delete(&pendingRow{}).Error; err != nil {
			return err
		}
	}
	return nil
}

// PendingChanges returns what waits for a second person, the oldest first.
func (s *Store) PendingChanges(ctx context.Context) (all []access.Change, err error) {
	err = s.view(ctx, "list pending changes", func(tx *gorm.DB) error {
		all = nil
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		var rows []pendingRow
		if err := tx.Where("expires > ?", instant{now}).Order("created, id").Find(&rows).Error; err != nil {
			return err
		}
		all, err = converted(rows, func(r pendingRow) (access.Change, error) { return r.pending(tx) })
		return err
	})
	return all, err
}

func pendingChange(tx *gorm.DB, now time.Time, actor access.Principal, id string) (row pendingRow, err error) {
	if err := tx.Clauses(forUpdate).Where("id = ? AND expires > ?", id, instant{now}).Take(&row).Error; err != nil {
		return row, err
	}
	if !actor.May(row.Kind.Needs()) {
		return row, survey.ErrNotFound
	}
	return row, nil
}

// ConfirmChange makes the change, at the second person's hand: both or nothing.
// ErrSecondPerson for whoever asked for it, ErrNotFound when it was decided or has
// expired; else what the change itself is refused for.
func (s *Store) ConfirmChange(ctx context.Context, actor access.Principal, id string) error {
	return s.change(ctx, "confirm change", func(tx *gorm.DB) error {
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		row, err := pendingChange(tx, now, actor, id)
		if err != nil {
			return err
		}
		if row.Requester == actor.Person {
			return survey.ErrSecondPerson
		}
		c, err := row.pending(tx)
		if err != nil {
			return err
		}
		if err := tx.Where("id = ?", row.ID).Delete(&pendingRow{}).Error; err != nil {
			return err
		}
		if err := row.audit(tx, now, actor, access.ActionChangeConfirmed); err != nil {
			return err
		}
		return s.carryOut(within(ctx, tx), tx, now, actor, c)
	})
}

func (s *Store) carryOut(ctx context.Context, tx *gorm.DB, now time.Time, actor access.Principal, c access.Change) error {
	switch c.Kind {
	case access.ChangeInvitation:
		i := access.AccountInvitation{Person: c.Person, Name: c.Name, Email: c.Email, Role: c.Role, Land: c.Land}
		return errors.Join(invitable(tx, now, i), inviteTo(tx, now, actor, i))
	case access.ChangeRole:
		return s.ChangeRole(ctx, actor, c.Person, c.Role, c.Land)
	}
	sc, ok := actor.Scope(c.Wave)
	switch {
	case !ok:
		return survey.ErrNotFound
	case c.Kind == access.ChangeRetention:
		return s.SetRetention(ctx, sc, c.Retention)
	}
	return s.MoveWave(ctx, sc, c.Move)
}

// DeclineChange drops the change. Whoever asked for it may do so, too.
func (s *Store) DeclineChange(ctx context.Context, actor access.Principal, id string) error {
	return s.change(ctx, "decline change", func(tx *gorm.DB) error {
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		row, err := pendingChange(tx, now, actor, id)
		if err != nil {
			return err
		}
		if err := dropChanges(tx.Where("id = ?", row.ID)); err != nil {
			return err
		}
		return row.audit(tx, now, actor, access.ActionChangeDeclined)
	})
}

// invitable refuses an address that has an account or is invited, and a role that
// does not fit.
func invitable(tx *gorm.DB, now time.Time, i access.AccountInvitation) error {
	if _, err := mail.ParseAddress(i.Email); err != nil || !i.Role.Staff() || (i.Land != "") != (i.Role == access.Association) {
		return survey.ErrInvalid
	}
	err := tx.Where("login_hash = ?", access.HashLogin(i.Email)).Take(&adminRow{}).Error
	if !errors.Is(err, gorm.ErrRecordNotFound) {
		return errors.Join(err, survey.ErrConflict)
	}
	// Two who invite the same person wait here for one another.
	if err := tx.Clauses(forUpdate).Where("role = ?", access.Admin).Order("person").Find(&[]adminRow{}).Error; err != nil {
		return err
	}
	var invited, asked []string
	if err := tx.Model(&invitationRow{}).Where(openInvitation, instant{now}).Pluck("person", &invited).Error; err != nil {
		return err
	}
	if err := tx.Model(&pendingRow{}).Where("kind = ? AND expires > ?", access.ChangeInvitation, instant{now}).Pluck("person", &asked).Error; err != nil {
		return err
	}
	for _, id := range append(invited, asked...) {
		person, err := personOf(tx, id)
		if err != nil {
			return err
		}
		if access.NormalLogin(person.Email) == access.NormalLogin(i.Email) {
			return survey.ErrConflict
		}
	}
	return nil
}

func inviteTo(tx *gorm.DB, now time.Time, actor access.Principal, i access.AccountInvitation) error {
	row := invitationRow{Person: i.Person, Role: i.Role, Land: i.Land, Inviter: actor.Person, Created: instant{now}, Expires: instant{now.Add(access.InvitationLives)}}
	if err := tx.Create(&row).Error; err != nil {
		return err
	}
	if err := postLetter(tx, now, mail.Letter{Key: "account " + i.Person, Kind: mail.AccountInvitation, Person: i.Person, Values: mail.Values{}}); err != nil {
		return err
	}
	return auditAccount(tx, now, actor, access.ActionAccountInvited, i.Person, string(i.Role))
}

package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

type factorRow struct {
	Person    string `gorm:"primaryKey"`
	Secret    string
	LastStep  int64
	Created   instant
	Confirmed instant
}

func (factorRow) TableName() string { return "second_factor" }

type recoveryRow struct {
	CodeHash string `gorm:"primaryKey"`
	Person   string
	Used     instant
}

func (recoveryRow) TableName() string { return "recovery_code" }

type invitationRow struct {
	Person    string `gorm:"primaryKey"`
	Role      access.Role
	Land      string
	Inviter   string
	TokenHash string
	Created   instant
	Expires   instant
	Accepted  instant
}

func (invitationRow) TableName() string { return "account_invitation" }

// openInvitation matches what can still be accepted.
const openInvitation = "accepted IS NULL AND expires > ?"

func accountOf(tx *gorm.DB, person string) (row adminRow, err error) {
	return row, tx.Where("person = ?", person).Take(&row).Error
}

// Accounts returns all accounts of the DLT's side, the oldest first.
func (s *Store) Accounts(ctx context.Context) (all []access.AdminAccount, err error) {
	err = s.view(ctx, "list accounts", func(tx *gorm.DB) error {
		all = nil
		var rows []adminRow
		if err := tx.Order("created, person").Find(&rows).Error; err != nil {
			return err
		}
		for _, row := range rows {
			account, err := row.account(tx)
			if err != nil {
				return err
			}
			all = append(all, account)
		}
		return nil
	})
	return all, err
}

// Account returns the person's account, or ErrNotFound.
func (s *Store) Account(ctx context.Context, person string) (account access.AdminAccount, err error) {
	err = s.view(ctx, "read account", func(tx *gorm.DB) error {
		row, err := accountOf(tx, person)
		if err == nil {
			account, err = row.account(tx)
		}
		return err
	})
	return account, err
}

func (r adminRow) account(tx *gorm.DB) (access.AdminAccount, error) {
	person, err := personOf(tx, r.Person)
	if err != nil {
		return access.AdminAccount{}, err
	}
	account := access.AdminAccount{Person: r.Person, Login: person.Login, Name: person.Name, PasswordHash: r.PasswordHash,
		Role: r.Role, Land: r.Land, Disabled: r.Disabled}
	var confirmed int64
	if err := tx.Model(&factorRow{}).Where("person = ? AND confirmed IS NOT NULL", r.Person).Count(&confirmed).Error; err != nil {
		return account, err
	}
	account.Factor = confirmed > 0
	var last sessionRow
	err = tx.Where("person = ?", r.Person).Order("last_seen DESC").Take(&last).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		err = nil
	}
	account.LastSeen = last.LastSeen.Time
	return account, err
}

// InviteAccount mails somebody a link by which they open an account with the
// role. ErrConflict when an account with the address exists, or an
// invitation to one.
func (s *Store) InviteAccount(ctx context.Context, actor access.Principal, i access.AccountInvitation) error {
	return s.change(ctx, "invite to an account", func(tx *gorm.DB) error {
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		if err := invitable(tx, now, i); err != nil {
			return err
		}
		if i.Person, err = createPerson(tx, personRow{Name: i.Name, Email: i.Email}, now); err != nil {
			return err
		}
		return inviteTo(tx, now, actor, i)
	})
}

func auditAccount(tx *gorm.DB, now time.Time, actor access.Principal, action access.Action, person, more string) error {
	return audit(tx, now, access.Event{Person: actor.Person, Role: actor.Role, Action: action, Detail: "person " + person + " " + more})
}

// AccountLink keeps the hash of the link of an invitation that is being sent.
func (s *Store) AccountLink(ctx context.Context, person, tokenHash string) error {
	return s.change(ctx, "issue account link", func(tx *gorm.DB) error {
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		kept := tx.Model(&invitationRow{}).Where("person = ? AND "+openInvitation, person, instant{now}).Updates(map[string]any{"token_hash": tokenHash})
		if kept.Error == nil && kept.RowsAffected == 0 {
			return survey.ErrNotFound
		}
		return kept.Error
	})
}

// AccountInvitations returns those that can be accepted, the oldest first.
func (s *Store) AccountInvitations(ctx context.Context) (all []access.AccountInvitation, err error) {
	return s.invitations(ctx, func(tx *gorm.DB) *gorm.DB { return tx })
}

// AccountInvitation returns what the link with the hash opens, or ErrNotFound.
func (s *Store) AccountInvitation(ctx context.Context, tokenHash string) (access.AccountInvitation, error) {
	all, err := s.invitations(ctx, func(tx *gorm.DB) *gorm.DB { return tx.Where("token_hash = ?", tokenHash) })
	if err == nil && (len(all) != 1 || tokenHash == "") {
		return access.AccountInvitation{}, wrap("read invitation", survey.ErrNotFound)
	}
	if err != nil {
		return access.AccountInvitation{}, err
	}
	return all[0], nil
}

func (s *Store) invitations(ctx context.Context, which func(*gorm.DB) *gorm.DB) (all []access.AccountInvitation, err error) {
	err = s.view(ctx, "read invitations", func(tx *gorm.DB) error {
		all = nil
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		var rows []invitationRow
		if err := which(tx.Where(openInvitation, instant{now})).Order("created, person").Find(&rows).Error; err != nil {
			return err
		}
		for _, r := range rows {
			person, err := personOf(tx, r.Person)
			if err != nil {
				return err
			}
			all = append(all, access.AccountInvitation{Person: r.Person, Name: person.Name, Email: person.Email, Role: r.Role, Land: r.Land,
				Created: r.Created.Time, Expires: r.Expires.Time})
		}
		return nil
	})
	return all, err
}

// OpenAccount makes the account that the link with the hash invites to. ErrNotFound
// when it was opened or has expired, ErrConflict when the address has one by now.
func (s *Store) OpenAccount(ctx context.Context, tokenHash, passwordHash string) (account access.AdminAccount, err error) {
	err = s.change(ctx, "open account", func(tx *gorm.DB) error {
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		var row invitationRow
		err = tx.Clauses(forUpdate).Where("token_hash = ? AND token_hash <> '' AND "+openInvitation, tokenHash, instant{now}).Take(&row).Error
		if err != nil {
			return err
		}
		person, err := personOf(tx, row.Person)
		if err != nil {
			return err
		}
		login := access.NormalLogin(person.Email)
		account = access.AdminAccount{Person: row.Person, Login: login, Name: person.Name, PasswordHash: passwordHash, Role: row.Role, Land: row.Land}
		if err := tx.Model(&personRow{}).Where("id = ?", row.Person).Updates(map[string]any{"login": login}).Error; err != nil {
			return err
		}
		if err := createAccount(tx, now, account); err != nil {
			return err
		}
		if err := tx.Model(&invitationRow{}).Where("person = ?", row.Person).Updates(map[string]any{"accepted": instant{now}, "token_hash": ""}).Error; err != nil {
			return err
		}
		return auditAccount(tx, now, access.Principal{Person: row.Person, Role: row.Role}, access.ActionAccountOpened, row.Person, string(row.Role))
	})
	return account, err
}

func createAccount(tx *gorm.DB, now time.Time, a access.AdminAccount) error {
	return tx.Create(&adminRow{LoginHash: access.HashLogin(a.Login), Person: a.Person, PasswordHash: a.PasswordHash,
		Role: a.Role, Land: a.Land, Created: instant{now}}).Error
}

// amend changes an account and ends its sessions. Whatever the change, an
// administrator remains: ErrLastAdmin otherwise.
func (s *Store) amend(ctx context.Context, doing string, actor access.Principal, person string, action access.Action, more string, change func(tx *gorm.DB) error) error {
	return s.change(ctx, doing, func(tx *gorm.DB) error {
		if _, err := accountOf(tx, person); err != nil {
			return err
		}
		// Two administrators who withdraw each other's rights wait here for one another.
		var admins []adminRow
		if err := tx.Clauses(forUpdate).Where("role = ?", access.Admin).Order("person").Find(&admins).Error; err != nil {
			return err
		}
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		if err := change(tx); err != nil {
			return err
		}
		none, err := soleAdmin(tx, "")
		if err == nil && none {
			err = survey.ErrLastAdmin
		}
		if err != nil {
			return err
		}
		if err := tx.Model(&sessionRow{}).Where("person = ? AND ended IS NULL", person).Updates(map[string]any{"ended": instant{now}}).Error; err != nil {
			return err
		}
		return auditAccount(tx, now, actor, action, person, more)
	})
}

// ChangeRole gives the account another role, in a Land for an association.
func (s *Store) ChangeRole(ctx context.Context, actor access.Principal, person string, role access.Role, land string) error {
	const doing = "change role"
	if !role.Staff() || (land != "") != (role == access.Association) {
		return wrap(doing, survey.ErrInvalid)
	}
	return s.amend(ctx, doing, actor, person, access.ActionRoleChanged, fmt.Sprintf("%s %s", role, land), func(tx *gorm.DB) error {
		return tx.Model(&adminRow{}).Where("person = ?", person).Updates(map[string]any{"role": role, "land": land}).Error
	})
}

// DisableAccount shuts the account or opens it again.
func (s *Store) DisableAccount(ctx context.Context, actor access.Principal, person string, disabled bool) error {
	action := access.ActionAccountEnabled
	if disabled {
		action = access.ActionAccountDisabled
	}
	return s.amend(ctx, "disable account", actor, person, action, "", func(tx *gorm.DB) error {
		return tx.Model(&adminRow{}).Where("person = ?", person).Updates(map[string]any{"disabled": disabled}).Error
	})
}

// ResetFactor forgets the account's second factor, its recovery codes and who the
// sign-on service said it is; at the next login it sets up another factor.
func (s *Store) ResetFactor(ctx context.Context, actor access.Principal, person string) error {
	return s.amend(ctx, "reset second factor", actor, person, access.ActionFactorReset, "", func(tx *gorm.DB) error {
		if err := tx.Where("person = ?", person).Delete(&recoveryRow{}).Error; err != nil {
			return err
		}
		if err := tx.Where("person = ?", person).Delete(&identityRow{}).Error; err != nil {
			return err
		}
		return tx.Where("person = ?", person).Delete(&factorRow{}).Error
	})
}

// Factor returns the person's second factor, or ErrNotFound.
func (s *Store) Factor(ctx context.Context, person string) (f access.Factor, err error) {
	err = s.view(ctx, "read second factor", func(tx *gorm.DB) error {
		var row factorRow
		if err := tx.Where("person = ?", person).Take(&row).Error; err != nil {
			return err
		}
		var left int64
		if err := tx.Model(&recoveryRow{}).Where("person = ? AND used IS NULL", person).Count(&left).Error; err != nil {
			return err
		}
		f = access.Factor{Sealed: row.Secret, LastStep: row.LastStep, Confirmed: !row.Confirmed.IsZero(), Recovery: int(left)}
		return nil
	})
	return f, err
}

// SomeFactor returns a person with a second factor and its sealed secret, to try
// the key with; both are empty when there is none.
func (s *Store) SomeFactor(ctx context.Context) (person, sealed string, err error) {
	var row factorRow
	err = s.read.WithContext(ctx).Order("created, person").Take(&row).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		err = nil
	}
	return row.Person, row.Secret, wrap("read a second factor", err)
}

// BeginFactor gives the person a second factor to confirm, unless there is one.
func (s *Store) BeginFactor(ctx context.Context, person, sealed string) error {
	return s.change(ctx, "begin second factor", func(tx *gorm.DB) error {
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		return tx.Clauses(ifNotExists).Create(&factorRow{Person: person, Secret: sealed, Created: instant{now}}).Error
	})
}

// ConfirmFactor takes the second factor into use, with the hashes of its recovery
// codes. ErrConflict when it is in use already.
func (s *Store) ConfirmFactor(ctx context.Context, actor access.Principal, step int64, recovery []string) error {
	return s.change(ctx, "confirm second factor", func(tx *gorm.DB) error {
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		confirmed := tx.Model(&factorRow{}).Where("person = ? AND confirmed IS NULL", actor.Person).
			Updates(map[string]any{"confirmed": instant{now}, "last_step": step})
		if confirmed.Error == nil && confirmed.RowsAffected == 0 {
			return survey.ErrConflict
		}
		if confirmed.Error != nil {
			return confirmed.Error
		}
		if err := addRecovery(tx, actor.Person, recovery); err != nil {
			return err
		}
		return auditAccount(tx, now, actor, access.ActionFactorConfirmed, actor.Person, "")
	})
}

// UseFactor uses up the step and those before it. ErrConflict when it was used.
func (s *Store) UseFactor(ctx context.Context, person string, step int64) error {
	return s.change(ctx, "use second factor", func(tx *gorm.DB) error {
		used := tx.Model(&factorRow{}).Where("person = ? AND confirmed IS NOT NULL AND last_step < ?", person, step).
			Updates(map[string]any{"last_step": step})
		if used.Error == nil && used.RowsAffected == 0 {
			return survey.ErrConflict
		}
		return used.Error
	})
}

// UseRecoveryCode uses up the code with the hash. ErrConflict when the person has
// no such code left.
func (s *Store) UseRecoveryCode(ctx context.Context, actor access.Principal, hash string) error {
	return s.change(ctx, "use recovery code", func(tx *gorm.DB) error {
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		used := tx.Model(&recoveryRow{}).Where("code_hash = ? AND person = ? AND used IS NULL", hash, actor.Person).
			Updates(map[string]any{"used": instant{now}})
		if used.Error == nil && used.RowsAffected == 0 {
			return survey.ErrConflict
		}
		if used.Error != nil {
			return used.Error
		}
		return auditAccount(tx, now, actor, access.ActionRecoveryUsed, actor.Person, "")
	})
}

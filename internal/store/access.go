package store

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"gorm.io/gorm"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/survey"
)

type personRow struct {
	ID          string `gorm:"primaryKey"`
	Name        string
	Login       string
	Email       string
	Office      string
	Created     instant
	DeleteAfter instant
}

func (personRow) TableName() string { return "person" }

type accessRow struct {
	TokenHash string `gorm:"primaryKey"`
	Wave      string
	Unit      string
	Person    string
	CodeHash  string
	Created   instant
	Revoked   instant
}

func (accessRow) TableName() string { return "county_access" }

type adminRow struct {
	LoginHash    string `gorm:"primaryKey"`
	Person       string
	PasswordHash string
	Role         access.Role
	Land         string
	Disabled     bool
	Created      instant
}

func (adminRow) TableName() string { return "admin_account" }

// CreateCountyAccess adds a link with its code to those that the county has.
// Whoever comes in by it is a technical person of its own. ErrNotFound when the
// county is not in the frame, ErrReconstructed where a county is none.
func (s *Store) CreateCountyAccess(ctx context.Context, sc access.Scope, tokenHash, codeHash string) error {
	const doing = "create county access"
	if err := oneCounty(sc); err != nil {
		return wrap(doing, err)
	}
	return s.change(ctx, doing, func(tx *gorm.DB) error { return s.createAccess(tx, sc, tokenHash, codeHash) })
}

// ReplaceCountyAccess does the same and revokes the links that the DLT gave the
// county before, both or nothing. The county's team stays: where one of those let
// the coordinator in, the new link is theirs. ErrConflict when the digest of what
// the caller saw is another by now; empty: whatever there is.
func (s *Store) ReplaceCountyAccess(ctx context.Context, sc access.Scope, seen, tokenHash, codeHash string) error {
	const doing = "replace county access"
	if err := oneCounty(sc); err != nil {
		return wrap(doing, err)
	}
	return s.change(ctx, doing, func(tx *gorm.DB) error {
		replaced, err := s.replaceAccess(tx, sc, seen)
		if err != nil {
			return err
		}
		team, err := teamOf(tx, sc)
		if err != nil {
			return err
		}
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		for _, m := range team {
			if m.Part == access.Coordinator && !m.Revoked && slices.Contains(replaced, m.Person) {
				return giveAccess(tx, now, sc, m.Person, tokenHash, codeHash)
			}
		}
		return s.createAccess(tx, sc, tokenHash, codeHash)
	})
}

// replaceAccess revokes the links that the DLT gave the county, and returns whose
// those were. Links that people of the county gave each other stay, and those of
// members who get in by codes from their own mailbox. Members go on working; what
// a guest began, ends.
func (s *Store) replaceAccess(tx *gorm.DB, sc access.Scope, seen string) (persons []string, err error) {
	now, err := s.now(tx)
	if err != nil {
		return nil, err
	}
	if seen != "" {
		// Two who renew at once wait here for one another.
		if err := ofCounty(tx.Model(&unitRow{}), sc).Clauses(forUpdate).Pluck("unit", &[]string{}).Error; err != nil {
			return nil, err
		}
		if found, err := accessDigest(tx, sc); err != nil || found != seen {
			return nil, cmp.Or(err, survey.ErrConflict)
		}
	}
	links, members, err := givenLinks(tx, sc)
	if err != nil {
		return nil, err
	}
	for _, l := range links {
		persons = append(persons, l.Person)
		err := ofCounty(tx.Model(&accessRow{}), sc).Where("token_hash = ?", l.TokenHash).Updates(map[string]any{"revoked": instant{now}}).Error
		if err != nil {
			return nil, err
		}
		if slices.Contains(members, l.Person) {
			continue
		}
		err = ofMember(tx.Model(&sessionRow{}), sc, l.Person).Where("ended IS NULL").Updates(map[string]any{"ended": instant{now}}).Error
		if err != nil {
			return nil, err
		}
	}
	return persons, auditScope(tx, now, sc, access.ActionAccessRevoked, fmt.Sprintf("%d links replaced", len(persons)))
}

// AccessDigest changes when the DLT gives the county other links or invites it
// anew.
func (s *Store) AccessDigest(ctx context.Context, sc access.Scope) (digest string, err error) {
	const doing = "read access"
	if err := errors.Join(oneCounty(sc), permits(sc, access.ManageResponses)); err != nil {
		return "", wrap(doing, err)
	}
	err = s.view(ctx, doing, func(tx *gorm.DB) error {
		digest, err = accessDigest(tx, sc)
		return err
	})
	return digest, err
}

// accessDigest leaves out the links of mailed invitations: those are made when the
// mail goes out, which nobody did by hand.
func accessDigest(tx *gorm.DB, sc access.Scope) (string, error) {
	links, _, err := givenLinks(tx, sc)
	if err != nil {
		return "", err
	}
	var words []string
	for _, l := range links {
		if l.CodeHash != "" {
			words = append(words, l.TokenHash)
		}
	}
	var invitations []string
	err = ofCounty(tx.Model(&outboxRow{}), sc).Where("kind = ?", mail.CountyInvitation.Name).Order("key").Pluck("key", &invitations).Error
	return access.HashToken(strings.Join(append(words, invitations...), "\n")), err
}

// givenLinks are those that the DLT gave the county and that open still, and who
// is a member.
func givenLinks(tx *gorm.DB, sc access.Scope) (given []accessRow, members []string, err error) {
	var invited, named []string
	for _, list := range []struct {
		query  *gorm.DB
		person *[]string
	}{
		{ofCounty(tx.Model(&memberRow{}), sc), &members},
		{ofCounty(tx.Model(&memberRow{}), sc).Where("invited_by <> person"), &invited},
		{ofCounty(tx.Model(&contactRow{}), sc).Where("official = ?", false), &named},
	} {
		if err := list.query.Pluck("person", list.person).Error; err != nil {
			return nil, nil, err
		}
	}
	var links []accessRow
	if err := ofCounty(tx, sc).Where("revoked IS NULL").Order("created, token_hash").Find(&links).Error; err != nil {
		return nil, nil, err
	}
	for _, l := range links {
		if !slices.Contains(invited, l.Person) && !slices.Contains(named, l.Person) && (l.CodeHash != "" || !slices.Contains(members, l.Person)) {
			given = append(given, l)
		}
	}
	return given, members, nil
}

func (s *Store) createAccess(tx *gorm.DB, sc access.Scope, tokenHash, codeHash string) error {
	if err := realCounty(tx, sc); err != nil {
		return err
	}
	now, err := s.now(tx)
	if err != nil {
		return err
	}
	person, err := createPerson(tx, personRow{}, now)
	if err != nil {
		return err
	}
	return giveAccess(tx, now, sc, person, tokenHash, codeHash)
}

// realCounty refuses a unit that is not in the frame, or stands for no county.
func realCounty(tx *gorm.DB, sc access.Scope) error {
	var unit unitRow
	if err := ofCounty(tx, sc).Take(&unit).Error; err != nil {
		return err
	}
	wave, err := waveOf(tx, sc.Wave())
	if err == nil && wave.Reconstructed {
		err = survey.ErrReconstructed
	}
	return err
}

// RevokeCountyAccess shuts all links that the county has and ends all its
// sessions. Its team is dissolved: whoever gets a new link begins as a guest.
func (s *Store) RevokeCountyAccess(ctx context.Context, sc access.Scope) error {
	const doing = "revoke county access"
	if err := oneCounty(sc); err != nil {
		return wrap(doing, err)
	}
	return s.change(ctx, doing, func(tx *gorm.DB) error { return s.revokeAccess(tx, sc) })
}

func (s *Store) revokeAccess(tx *gorm.DB, sc access.Scope) error {
	now, err := s.now(tx)
	if err != nil {
		return err
	}
	err = ofCounty(tx.Model(&accessRow{}), sc).Where("revoked IS NULL").
		Updates(map[string]any{"revoked": instant{now}}).Error
	if err != nil {
		return err
	}
	err = ofCounty(tx.Model(&sessionRow{}), sc).Where("ended IS NULL").
		Updates(map[string]any{"ended": instant{now}}).Error
	if err != nil {
		return err
	}
	// Without this, nobody who gets a new link could coordinate.
	err = ofCounty(tx.Model(&memberRow{}), sc).Where("revoked IS NULL").
		Updates(map[string]any{"revoked": instant{now}}).Error
	if err != nil {
		return err
	}
	if err := renewContacts(tx, now, sc); err != nil {
		return err
	}
	if err := dropApprovals(tx, now, sc, ""); err != nil {
		return err
	}
	return auditScope(tx, now, sc, access.ActionAccessRevoked, "")
}

// CountyAccess returns what the link with the hash opens, revoked ones
// included, or ErrNotFound.
func (s *Store) CountyAccess(ctx context.Context, tokenHash string) (access.CountyGrant, error) {
	const doing = "read county access"
	var row accessRow
	tx := s.read.WithContext(ctx)
	if err := tx.Where("token_hash = ?", tokenHash).Take(&row).Error; err != nil {
		return access.CountyGrant{}, wrap(doing, err)
	}
	grant := access.CountyGrant{Wave: row.Wave, County: row.Unit, Person: row.Person, TokenHash: row.TokenHash,
		CodeHash: row.CodeHash, Revoked: !row.Revoked.IsZero()}
	if !grant.Mailed() {
		return grant, nil
	}
	to, err := addressOf(tx, row.Person)
	if err == nil && to != nil {
		grant.Address, grant.Proof = access.MaskAddress(to.Address), access.HashAddress(to.Address)
	}
	return grant, wrap(doing, err)
}

// CreateAccount adds an account of the DLT's side, as only the command line can
// without an invitation. A login that exists is an ErrConflict.
func (s *Store) CreateAccount(ctx context.Context, a access.AdminAccount) (person string, err error) {
	err = s.change(ctx, "create account", func(tx *gorm.DB) error {
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		if person, err = createPerson(tx, personRow{Name: a.Name, Login: a.Login}, now); err != nil {
			return err
		}
		a.Person = person
		if err := createAccount(tx, now, a); err != nil {
			return err
		}
		return audit(tx, now, access.Event{Person: access.Operator, Role: access.System,
			Action: access.ActionAdminCreated, Detail: "person " + person})
	})
	return person, err
}

// CreateAdmin does so for an administrator.
func (s *Store) CreateAdmin(ctx context.Context, login, name, passwordHash string) error {
	_, err := s.CreateAccount(ctx, access.AdminAccount{Login: login, Name: name, PasswordHash: passwordHash, Role: access.Admin})
	return err
}

// AdminByLogin returns the account, disabled ones included, or ErrNotFound.
func (s *Store) AdminByLogin(ctx context.Context, login string) (access.AdminAccount, error) {
	const doing = "read admin"
	var row adminRow
	tx := s.read.WithContext(ctx)
	if err := tx.Where("login_hash = ?", access.HashLogin(login)).Take(&row).Error; err != nil {
		return access.AdminAccount{}, wrap(doing, err)
	}
	person, err := personOf(tx, row.Person)
	return access.AdminAccount{Person: row.Person, Login: person.Login, Name: person.Name,
		PasswordHash: row.PasswordHash, Role: row.Role, Land: row.Land, Disabled: row.Disabled}, wrap(doing, err)
}

func createPerson(tx *gorm.DB, row personRow, now time.Time) (id string, err error) {
	row.ID, row.Created = rand.Text(), instant{now}
	return row.ID, tx.Create(&row).Error
}

// personOf is empty for a person who has been deleted.
func personOf(tx *gorm.DB, id string) (row personRow, err error) {
	err = tx.Where("id = ?", id).Take(&row).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return personRow{}, nil
	}
	return row, err
}

// Names returns the names of those persons that are known, by id.
func (s *Store) Names(ctx context.Context, persons []string) (map[string]string, error) {
	var rows []personRow
	err := s.read.WithContext(ctx).Where("id IN ?", persons).Find(&rows).Error
	names := map[string]string{}
	for _, r := range rows {
		names[r.ID] = r.Name
	}
	return names, wrap("read names", err)
}

// unitName is empty for a unit that does not exist.
func unitName(tx *gorm.DB, wave, unit string) (string, error) {
	var row unitRow
	err := ofCounty(tx, access.CountyScope(wave, unit, "")).Take(&row).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return "", nil
	}
	return row.Name, err
}

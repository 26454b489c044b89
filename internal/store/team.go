package store

import (
	"context"
	"errors"
	"time"

	"gorm.io/gorm"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

type memberRow struct {
	Key       unitKey `gorm:"embedded"`
	Person    string  `gorm:"primaryKey"`
	Role      access.Part
	ReadsRest bool
	Deadline  *survey.Day
	Word      string
	InvitedBy string
	Created   instant
	Revoked   instant
}

func (memberRow) TableName() string { return "member" }

func (r memberRow) member() access.Member {
	m := access.Member{Person: r.Person, Part: r.Role, ReadsRest: r.ReadsRest, Word: r.Word,
		Since: r.Created.Time, Revoked: !r.Revoked.IsZero()}
	if r.Deadline != nil {
		m.Deadline = *r.Deadline
	}
	return m
}

type shareRow struct {
	Key    unitKey          `gorm:"embedded"`
	Person string           `gorm:"primaryKey"`
	Kind   access.ShareKind `gorm:"primaryKey"`
	Name   string           `gorm:"primaryKey;column:key"`
}

func (shareRow) TableName() string { return "member_share" }

// Team returns everybody who works or worked on the county's response, the
// first one first. Whoever came in by a link and has not said yet who they are
// is not among them.
func (s *Store) Team(ctx context.Context, sc access.Scope) (team []access.Member, err error) {
	const doing = "read team"
	if err := oneCounty(sc); err != nil {
		return nil, wrap(doing, err)
	}
	err = s.view(ctx, doing, func(tx *gorm.DB) error {
		team, err = teamOf(tx, sc)
		return err
	})
	return team, err
}

func teamOf(tx *gorm.DB, sc access.Scope) ([]access.Member, error) {
	var rows []memberRow
	if err := ofCounty(tx, sc).Order("created, person").Find(&rows).Error; err != nil {
		return nil, err
	}
	var shares []shareRow
	if err := ofCounty(tx, sc).Order("kind, key").Find(&shares).Error; err != nil {
		return nil, err
	}
	granted, ids := map[string][]access.Share{}, []string{}
	for _, s := range shares {
		granted[s.Person] = append(granted[s.Person], access.Share{Kind: s.Kind, Key: s.Name})
	}
	for _, r := range rows {
		ids = append(ids, r.Person)
	}
	contacts, err := contactsOf(tx, ids)
	if err != nil {
		return nil, err
	}
	setting, err := settingOf(tx, sc)
	if err != nil {
		return nil, err
	}
	approvals, err := approvalsOf(tx, sc)
	if err != nil {
		return nil, err
	}
	var team []access.Member
	for _, r := range rows {
		m := r.member()
		m.Shares, m.Contact, m.Rule = granted[m.Person], contacts[m.Person], setting.Submit
		m.Approval = approvals[m.Person]
		team = append(team, m)
	}
	return team, nil
}

func approvalsOf(tx *gorm.DB, sc access.Scope) (map[string]access.Approval, error) {
	var rows []approvalRow
	err := ofCounty(tx, sc).Find(&rows).Error
	all := map[string]access.Approval{}
	for _, r := range rows {
		all[r.Person] = r.approval()
	}
	return all, err
}

func contactsOf(tx *gorm.DB, ids []string) (map[string]access.Contact, error) {
	var persons []personRow
	if err := tx.Where("id IN ?", ids).Find(&persons).Error; err != nil {
		return nil, err
	}
	contacts := map[string]access.Contact{}
	for _, p := range persons {
		contacts[p.ID] = access.Contact{Name: p.Name, Office: p.Office, Email: p.Email}
	}
	return contacts, nil
}

// lead runs a change of the team that only its leaders may make.
func (s *Store) lead(ctx context.Context, doing string, sc access.Scope, fn func(tx *gorm.DB, now time.Time) error) error {
	return s.manage(ctx, doing, sc, func(tx *gorm.DB, now time.Time) error {
		if err := permit(tx, sc, access.Manage); err != nil {
			return err
		}
		return fn(tx, now)
	})
}

// manage runs a change of the team, one at a time in a county: saves and
// submissions wait for the same row.
func (s *Store) manage(ctx context.Context, doing string, sc access.Scope, fn func(tx *gorm.DB, now time.Time) error) error {
	if err := oneCounty(sc); err != nil {
		return wrap(doing, err)
	}
	return s.change(ctx, doing, func(tx *gorm.DB) error {
		if _, err := lockResponse(tx, sc); err != nil {
			return err
		}
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		return fn(tx, now)
	})
}

// ongoing refuses what helps the county only while it can still answer. Taking
// access back, handing over and a new link for who is in stay possible for good.
func ongoing(tx *gorm.DB, sc access.Scope, now time.Time) error {
	wave, err := countyWave(tx, unitKey{sc.Wave(), sc.Unit()})
	if err == nil && (wave.State.Over() || wave.Ended(now)) {
		err = survey.ErrOver
	}
	return err
}

// active is the member's row while they have access.
func active(tx *gorm.DB, sc access.Scope, person string) (row memberRow, err error) {
	return row, ofMember(tx, sc, person).Where("revoked IS NULL").Take(&row).Error
}

// working is the row of a member who works on the answers: no reviewer's.
func working(tx *gorm.DB, sc access.Scope, person string) (row memberRow, err error) {
	return row, ofMember(tx, sc, person).Where("revoked IS NULL AND role <> ?", access.Reviewer).Take(&row).Error
}

func ofMember(tx *gorm.DB, sc access.Scope, person string) *gorm.DB {
	return ofCounty(tx, sc).Where("person = ?", person)
}

// revokedMember reports whether the person's access to the county was taken
// back.
func revokedMember(tx *gorm.DB, sc access.Scope) (bool, error) {
	var row memberRow
	err := ofMember(tx, sc, sc.Person()).Take(&row).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return false, nil
	}
	return !row.Revoked.IsZero(), err
}

package store

import (
	"cmp"
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

// Introduce notes who the scope's person is, who came in by a link of the
// county: its coordinator, or a colleague with whom nothing is shared yet. An
// address to which codes are mailed stays as it is.
// ErrConflict when somebody else coordinates, or nobody does whom a colleague
// could help.
func (s *Store) Introduce(ctx context.Context, sc access.Scope, part access.Part, c access.Contact) error {
	return s.manage(ctx, "introduce member", sc, func(tx *gorm.DB, now time.Time) error {
		led, err := coordinated(tx, sc)
		if err != nil {
			return err
		}
		if led == (part == access.Coordinator) || part != access.Coordinator && part != access.Colleague {
			return survey.ErrConflict
		}
		if c.Email, err = newAddress(tx, sc, c.Email); err != nil {
			return err
		}
		if err := introduce(tx, now, sc.Person(), c); err != nil {
			return err
		}
		row := memberRow{Key: unitKey{sc.Wave(), sc.Unit()}, Person: sc.Person(), Role: part, InvitedBy: sc.Person(), Created: instant{now}}
		if err := tx.Create(&row).Error; err != nil {
			return err
		}
		if err := auditScope(tx, now, sc, access.ActionMemberJoined, string(part)); err != nil || c.Email == "" {
			return err
		}
		_, err = vet(tx, now, sc, sc.Person(), c.Email)
		return err
	})
}

// newAddress is empty where the typed one changes nothing: it is known, or codes
// are mailed to the one that is.
func newAddress(tx *gorm.DB, sc access.Scope, typed string) (string, error) {
	known, err := personOf(tx, sc.Person())
	if err != nil || access.NormalAddress(known.Email) == access.NormalAddress(typed) {
		return "", err
	}
	var mailed int64
	err = ofMember(tx.Model(&accessRow{}), sc, sc.Person()).Where("code_hash = ''").Count(&mailed).Error
	if mailed > 0 {
		return "", err
	}
	return typed, err
}

func coordinated(tx *gorm.DB, sc access.Scope) (bool, error) {
	var n int64
	err := ofCounty(tx.Model(&memberRow{}), sc).Where("role = ? AND revoked IS NULL", access.Coordinator).Count(&n).Error
	return n > 0, err
}

// introduce stores what the person says of themselves. Without an address the
// one that is known stays.
func introduce(tx *gorm.DB, now time.Time, id string, c access.Contact) error {
	set := map[string]any{"name": c.Name, "office": c.Office}
	if c.Email != "" {
		set["email"] = c.Email
	}
	known := tx.Model(&personRow{}).Where("id = ?", id).Updates(set)
	if known.Error != nil || known.RowsAffected > 0 {
		return known.Error
	}
	return tx.Create(&personRow{ID: id, Name: c.Name, Office: c.Office, Email: c.Email, Created: instant{now}}).Error
}

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

// ShareWith replaces what was shared with the colleague, the deadline and the
// word about it.
func (s *Store) ShareWith(ctx context.Context, sc access.Scope, person string, m access.Member) error {
	return s.lead(ctx, "share with member", sc, func(tx *gorm.DB, now time.Time) error {
		if _, err := working(tx, sc, person); err != nil {
			return err
		}
		return share(tx, now, sc, person, m)
	})
}

func share(tx *gorm.DB, now time.Time, sc access.Scope, person string, m access.Member) error {
	var deadline any
	if m.Deadline != "" {
		deadline = string(m.Deadline)
	}
	set := map[string]any{"reads_rest": m.ReadsRest, "deadline": deadline, "word": m.Word}
	if err := ofMember(tx.Model(&memberRow{}), sc, person).Updates(set).Error; err != nil {
		return err
	}
	if err := ofMember(tx, sc, person).Delete(&shareRow{}).Error; err != nil {
		return err
	}
	var rows []shareRow
	for _, s := range m.Shares {
		rows = append(rows, shareRow{Key: unitKey{sc.Wave(), sc.Unit()}, Person: person, Kind: s.Kind, Name: s.Key})
	}
	if len(rows) > 0 {
		if err := tx.Clauses(ifNotExists).CreateInBatches(rows, batchSize).Error; err != nil {
			return err
		}
	}
	return auditScope(tx, now, sc, access.ActionMemberShared, fmt.Sprintf("person %s, %d shares", person, len(rows)))
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

// RevokeMember takes the member's access back: links, sessions and rights in one
// transaction. What they answered stays. ErrConflict for the coordinator, whose
// part has to be handed over first.
func (s *Store) RevokeMember(ctx context.Context, sc access.Scope, person string) error {
	return s.lead(ctx, "revoke member", sc, func(tx *gorm.DB, now time.Time) error {
		row, err := active(tx, sc, person)
		if err != nil {
			return err
		}
		if row.Role == access.Coordinator {
			return survey.ErrConflict
		}
		for _, shut := range []struct {
			table  any
			column string
		}{{&memberRow{}, "revoked"}, {&accessRow{}, "revoked"}, {&sessionRow{}, "ended"}} {
			err := ofMember(tx.Model(shut.table), sc, person).Where(shut.column + " IS NULL").
				Updates(map[string]any{shut.column: instant{now}}).Error
			if err != nil {
				return err
			}
		}
		if err := dropApprovals(tx, now, sc, person); err != nil {
			return err
		}
		return auditScope(tx, now, sc, access.ActionMemberRevoked, "person "+person)
	})
}

// AppointMember changes a member's part. A new coordinator makes the former one
// a deputy; ErrConflict for the coordinator, who hands over by naming somebody
// else. ErrCoordinator for a deputy who would do so where only the coordinator
// submits.
func (s *Store) AppointMember(ctx context.Context, sc access.Scope, person string, part access.Part) error {
	return s.lead(ctx, "appoint member", sc, func(tx *gorm.DB, now time.Time) error {
		row, err := working(tx, sc, person)
		if err != nil {
			return err
		}
		if row.Role == access.Coordinator || part == access.Reviewer {
			return survey.ErrConflict
		}
		if part == access.Coordinator {
			if err := coordinating(tx, sc); err != nil {
				return err
			}
			err := ofCounty(tx.Model(&memberRow{}), sc).Where("role = ? AND revoked IS NULL", access.Coordinator).
				Updates(map[string]any{"role": access.Deputy}).Error
			if err != nil {
				return err
			}
		}
		if err := ofMember(tx.Model(&memberRow{}), sc, person).Updates(map[string]any{"role": part}).Error; err != nil {
			return err
		}
		return auditScope(tx, now, sc, access.ActionMemberAppointed, fmt.Sprintf("person %s, %s", person, part))
	})
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

package store

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/survey"
)

type contactRow struct {
	Key        unitKey `gorm:"embedded"`
	Person     string  `gorm:"primaryKey"`
	Function   string
	Salutation string
	Phone      string
	Official   bool
	Position   int     // among the official ones
	NamedBy    string  // of one who was not official at first: who passed the invitation on
	Named      instant // and when
}

func (contactRow) TableName() string { return "unit_contact" }

type domainRow struct {
	Key    unitKey `gorm:"embedded"`
	Domain string  `gorm:"primaryKey"`
}

func (domainRow) TableName() string { return "unit_domain" }

// Reach returns how the county is reached, the official contacts first. The DLT's
// side does not learn who the others are.
func (s *Store) Reach(ctx context.Context, sc access.Scope) (reach access.Reach, err error) {
	const doing = "read contacts"
	if err := permits(sc, access.FillIn, access.SeeContacts); err != nil {
		return reach, wrap(doing, err)
	}
	err = s.view(ctx, doing, func(tx *gorm.DB) error {
		if err := inLand(tx, sc); err != nil {
			return err
		}
		reach, err = reachOf(tx, sc)
		return err
	})
	if sc.Role().Staff() {
		reach = reach.Outside()
	}
	return reach, err
}

func reachOf(tx *gorm.DB, sc access.Scope) (reach access.Reach, err error) {
	var rows []contactRow
	if err := ofCounty(tx, sc).Order("official DESC, position, person").Find(&rows).Error; err != nil {
		return reach, err
	}
	approvals, err := approvalsOf(tx, sc)
	if err != nil {
		return reach, err
	}
	for _, r := range rows {
		person, err := personOf(tx, r.Person)
		if err != nil {
			return reach, err
		}
		reach.Contacts = append(reach.Contacts, access.CountyContact{Person: r.Person, Name: person.Name, Email: person.Email,
			Phone: r.Phone, Salutation: r.Salutation, Function: r.Function, Official: r.Official,
			Approval: approvals[r.Person]})
	}
	err = ofCounty(tx.Model(&domainRow{}), sc).Order("domain").Pluck("domain", &reach.Domains).Error
	return reach, err
}

// SetReach puts the county's official contacts and domains in the place of those
// it had. Whoever keeps the address stays the same person, with their links;
// links of others stay valid until they are revoked. An association changes no
// domain, and its new addresses wait for the DLT where the county did not cover
// them before. ErrInvalid for what is no address or no domain.
func (s *Store) SetReach(ctx context.Context, sc access.Scope, reach access.Reach) error {
	const doing = "store contacts"
	if err := permits(sc, access.CorrectContacts); err != nil {
		return wrap(doing, err)
	}
	return s.change(ctx, doing, func(tx *gorm.DB) error {
		if err := errors.Join(inLand(tx, sc), realCounty(tx, sc)); err != nil {
			return err
		}
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		return setReach(tx, now, sc, reach)
	})
}

func setReach(tx *gorm.DB, now time.Time, sc access.Scope, reach access.Reach) error {
	if sc.Role() == access.CountyRep {
		return survey.ErrNotFound
	}
	before, err := reachOf(tx, sc)
	if err != nil {
		return err
	}
	if !sc.May(access.ManageResponses) {
		reach.Domains = before.Domains
	}
	if err := ofCounty(tx, sc).Where("official = ?", true).Delete(&contactRow{}).Error; err != nil {
		return err
	}
	for i, c := range reach.Contacts {
		if err := addContact(tx, now, sc, before, c, i); err != nil {
			return err
		}
	}
	for _, former := range before.Contacts {
		if err := dropStranger(tx, sc, former.Person); err != nil {
			return err
		}
	}
	if err := ofCounty(tx, sc).Delete(&domainRow{}).Error; err != nil {
		return err
	}
	for _, typed := range reach.Domains {
		domain, ok := access.NormalDomain(typed)
		if !ok {
			return fmt.Errorf("domain: %w", survey.ErrInvalid)
		}
		if err := tx.Clauses(ifNotExists).Create(&domainRow{unitKey{sc.Wave(), sc.Unit()}, domain}).Error; err != nil {
			return err
		}
	}
	if err := grantCovered(tx, now, sc, before); err != nil {
		return err
	}
	return auditScope(tx, now, sc, access.ActionContactSet, fmt.Sprintf("%d contacts, %d domains", len(reach.Contacts), len(reach.Domains)))
}

func addContact(tx *gorm.DB, now time.Time, sc access.Scope, before access.Reach, c access.CountyContact, position int) error {
	address, err := mail.ParseAddress(c.Email)
	if err != nil {
		return fmt.Errorf("address of a contact: %w", survey.ErrInvalid)
	}
	known := before.Known(address.Address)
	c.Person = known.Person
	if c.Person == "" {
		if c.Person, err = createPerson(tx, personRow{Name: c.Name, Email: address.Address}, now); err != nil {
			return err
		}
	} else if err := renamed(tx, sc, c); err != nil {
		return err
	}
	row := contactRow{Key: unitKey{sc.Wave(), sc.Unit()}, Person: c.Person}
	if err := ofMember(tx, sc, c.Person).Find(&row).Error; err != nil {
		return err
	}
	row.Function, row.Salutation, row.Phone, row.Official, row.Position = c.Function, c.Salutation, c.Phone, c.Official, position
	if err := ofMember(tx, sc, c.Person).Delete(&contactRow{}).Error; err != nil {
		return err
	}
	if err := tx.Create(&row).Error; err != nil || known.Official || sc.May(access.ManageResponses) {
		return err
	}
	return vetOfficial(tx, now, sc, before, c.Person, address.Address)
}

// renamed gives a known contact the name, unless they said themselves who they
// are.
func renamed(tx *gorm.DB, sc access.Scope, c access.CountyContact) error {
	var introduced int64
	err := ofMember(tx.Model(&memberRow{}), sc, c.Person).Count(&introduced).Error
	if err != nil || introduced > 0 {
		return err
	}
	return tx.Model(&personRow{}).Where("id = ?", c.Person).Updates(map[string]any{"name": c.Name}).Error
}

// InviteCounty mails an invitation to each official contact of the county to whom
// mails go, and returns how many those are. Each mailing makes new links; older ones stay valid
// unless replace revokes them; the county's team stays in any case. Where there is
// no official contact, nothing happens. ErrConflict as at ReplaceCountyAccess.
func (s *Store) InviteCounty(ctx context.Context, sc access.Scope, replace bool, seen string) (n int, err error) {
	const doing = "invite county"
	if err := oneCounty(sc); err != nil || sc.Role() == access.CountyRep {
		return 0, wrap(doing, survey.ErrNotFound)
	}
	err = s.change(ctx, doing, func(tx *gorm.DB) error {
		if err := realCounty(tx, sc); err != nil {
			return err
		}
		persons, err := contactable(tx, sc)
		if n = len(persons); err != nil || n == 0 {
			return err
		}
		if replace {
			if _, err := s.replaceAccess(tx, sc, seen); err != nil {
				return err
			}
		}
		return s.postCountyInvitations(tx, sc)
	})
	return n, err
}

// contactable are the official contacts to whom mails go.
func contactable(tx *gorm.DB, sc access.Scope) (persons []string, err error) {
	reach, err := reachOf(tx, sc)
	for _, c := range reach.Contacts {
		if c.Official && c.Approval.Mails() {
			persons = append(persons, c.Person)
		}
	}
	return persons, err
}

func (s *Store) postCountyInvitations(tx *gorm.DB, sc access.Scope) error {
	now, err := s.now(tx)
	if err != nil {
		return err
	}
	persons, err := contactable(tx, sc)
	if err != nil {
		return err
	}
	for _, person := range persons {
		if err := postCountyInvitation(tx, now, sc, person); err != nil {
			return err
		}
	}
	return nil
}

func postCountyInvitation(tx *gorm.DB, now time.Time, sc access.Scope, person string) error {
	values, err := letterhead(tx, sc)
	if err != nil {
		return err
	}
	wave, err := waveOf(tx, sc.Wave())
	if err != nil {
		return err
	}
	values[mail.Deadline] = string(wave.LastDay)
	return postLetter(tx, now, mail.Letter{Key: "invitation " + person + " " + rand.Text(), Kind: mail.CountyInvitation,
		Wave: sc.Wave(), Unit: sc.Unit(), Person: person, Values: values})
}

// IssueLink keeps the hashes of a link that is being sent, as only the program
// itself does; without a code hash, the link asks for a mailed code. ErrNotFound
// when the person has no part in the county any more.
func (s *Store) IssueLink(ctx context.Context, sc access.Scope, person, tokenHash, codeHash string) error {
	return s.issueLink(ctx, sc, person, tokenHash, codeHash, time.Time{})
}

// issueLink also refuses where the wave ended for the county after the mail had
// been posted; zero: whenever it did.
func (s *Store) issueLink(ctx context.Context, sc access.Scope, person, tokenHash, codeHash string, posted time.Time) error {
	const doing = "issue link"
	if err := oneCounty(sc); err != nil {
		return wrap(doing, err)
	}
	return s.change(ctx, doing, func(tx *gorm.DB) error {
		if sc.Role() == access.CountyRep {
			return survey.ErrNotFound
		}
		if err := reachable(tx, sc, person); err != nil {
			return err
		}
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		ended, err := endedAt(tx, now, unitKey{sc.Wave(), sc.Unit()})
		if err != nil || !posted.IsZero() && ended.After(posted) {
			return cmp.Or(err, survey.ErrNotFound)
		}
		return giveAccess(tx, now, sc, person, tokenHash, codeHash)
	})
}

// endedAt is when the wave took the county's last answers; zero: it takes them, or
// has not begun.
func endedAt(tx *gorm.DB, now time.Time, key unitKey) (time.Time, error) {
	w, err := countyWave(tx, key)
	switch {
	case err != nil, w.State == survey.WaveDraft:
		return time.Time{}, err
	case w.Ended(now):
		return w.Until(), nil
	case w.State == survey.WaveOpen:
		return time.Time{}, nil
	}
	var closed stageRow
	err = tx.Where("wave = ? AND state = ?", key.Wave, survey.WaveClosed).Order("number DESC").Limit(1).Find(&closed).Error
	return closed.Time.Time, err
}

// reachable refuses to write to whom nothing opens.
func reachable(tx *gorm.DB, sc access.Scope, person string) error {
	var members, contacts int64
	if approval, err := approvalOf(tx, person); err != nil || !approval.Mails() {
		return cmp.Or(err, survey.ErrNotFound)
	}
	if known, err := personOf(tx, person); err != nil || known.ID == "" {
		return cmp.Or(err, survey.ErrNotFound)
	}
	if err := ofMember(tx.Model(&memberRow{}), sc, person).Where("revoked IS NULL").Count(&members).Error; err != nil || members > 0 {
		return err
	}
	revoked, err := revokedMember(tx, access.CountyScope(sc.Wave(), sc.Unit(), person))
	if err != nil {
		return err
	}
	err = ofMember(tx.Model(&contactRow{}), sc, person).Count(&contacts).Error
	if err == nil && (revoked || contacts == 0) {
		err = survey.ErrNotFound
	}
	return err
}

// renewContacts makes new persons of a county's official contacts whose access was
// taken back with everything: they begin as guests. Those whom somebody named are
// forgotten.
func renewContacts(tx *gorm.DB, now time.Time, sc access.Scope) error {
	if err := ofCounty(tx, sc).Where("official = ?", false).Delete(&contactRow{}).Error; err != nil {
		return err
	}
	reach, err := reachOf(tx, sc)
	if err != nil {
		return err
	}
	for _, c := range reach.Contacts {
		id, err := createPerson(tx, personRow{Name: c.Name, Email: c.Email}, now)
		if err != nil {
			return err
		}
		for _, table := range []any{&contactRow{}, &approvalRow{}} {
			if err := ofMember(tx.Model(table), sc, c.Person).Updates(map[string]any{"person": id}).Error; err != nil {
				return err
			}
		}
		if err := dropStranger(tx, sc, c.Person); err != nil {
			return err
		}
	}
	return nil
}

// dropStranger deletes a person by whom nothing is known but what the frame said:
// nobody else would ever find their name.
func dropStranger(tx *gorm.DB, sc access.Scope, person string) error {
	for _, table := range []any{&contactRow{}, &accessRow{}, &memberRow{}} {
		var n int64
		if err := ofMember(tx.Model(table), sc, person).Count(&n).Error; err != nil || n > 0 {
			return err
		}
	}
	if err := ofMember(tx, sc, person).Delete(&approvalRow{}).Error; err != nil {
		return err
	}
	return tx.Where("id = ?", person).Delete(&personRow{}).Error
}

// Unaddressed returns the names of the counties that have no official address.
func (s *Store) Unaddressed(ctx context.Context, sc access.Scope) (names []string, err error) {
	const doing = "list counties without address"
	if err := errors.Join(wholeWave(sc), permits(sc, access.SeeContacts)); err != nil {
		return nil, wrap(doing, err)
	}
	err = s.read.WithContext(ctx).Set(allUnits, sc.All()).Table("unit u").
		Joins("LEFT JOIN unit_contact k ON k.wave = u.wave AND k.unit = u.unit AND k.official = ?", true).
		Where("u.wave = ? AND k.unit IS NULL", sc.Wave()).Order("u.name").Pluck("u.name", &names).Error
	return names, wrap(doing, err)
}

// SharedHosts returns the names of the counties for which no domain is recorded,
// and whose official address is at a host where anybody gets a mailbox.
func (s *Store) SharedHosts(ctx context.Context, sc access.Scope) (names []string, err error) {
	const doing = "list counties with shared hosts"
	if err := errors.Join(wholeWave(sc), permits(sc, access.SeeContacts)); err != nil {
		return nil, wrap(doing, err)
	}
	var rows []struct{ Name, Email string }
	err = s.read.WithContext(ctx).Set(allUnits, sc.All()).Table("unit u").
		Joins("JOIN unit_contact k ON k.wave = u.wave AND k.unit = u.unit AND k.official = ?", true).
		Joins("JOIN person p ON p.id = k.person").
		Joins("LEFT JOIN unit_domain d ON d.wave = u.wave AND d.unit = u.unit").
		Where("u.wave = ? AND d.unit IS NULL", sc.Wave()).Order("u.name").Select("u.name, p.email").Scan(&rows).Error
	for _, r := range rows {
		if access.SharedHost(r.Email) && !slices.Contains(names, r.Name) {
			names = append(names, r.Name)
		}
	}
	return names, wrap(doing, err)
}

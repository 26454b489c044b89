package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/survey"
)

type approvalRow struct {
	Key       unitKey `gorm:"embedded"`
	Person    string  `gorm:"primaryKey"`
	AskedBy   string
	Asked     instant
	Granted   bool
	DecidedBy string
	Decided   instant
}

func (approvalRow) TableName() string { return "address_approval" }

func (r approvalRow) approval() access.Approval {
	switch {
	case r.Person == "":
		return access.ApprovalNone
	case r.Decided.IsZero():
		return access.ApprovalWaiting
	case r.Granted:
		return access.ApprovalGranted
	}
	return access.ApprovalRefused
}

func approvalOf(tx *gorm.DB, person string) (access.Approval, error) {
	var row approvalRow
	err := tx.Where("person = ?", person).Take(&row).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return access.ApprovalNone, nil
	}
	return row.approval(), err
}

// vet asks for an approval where the person's address stands outside the county's
// domains. Where the county has none and no official address either, every address
// needs one if codes are mailed, as the address is all that lets somebody in then;
// and none if they stand on letters and slips, which whoever leads the team hands
// out.
func vet(tx *gorm.DB, now time.Time, sc access.Scope, person, address string) (access.Approval, error) {
	if err := ofMember(tx, sc, person).Delete(&approvalRow{}).Error; err != nil { // of an earlier address
		return "", err
	}
	reach, err := reachOf(tx, sc)
	if err != nil {
		return "", err
	}
	covered, known := reach.Covers(address)
	if !known {
		wave, err := waveOf(tx, sc.Wave())
		if err != nil {
			return "", err
		}
		covered = wave.Login == survey.LoginLetter
	}
	if covered {
		return access.ApprovalNone, nil
	}
	return askApproval(tx, now, sc, person)
}

// vetOfficial does so for an official contact whom an association records: what
// was decided about the person before stays, and only what the county had before
// covers the address.
func vetOfficial(tx *gorm.DB, now time.Time, sc access.Scope, before access.Reach, person, address string) error {
	approval, err := approvalOf(tx, person)
	if err != nil || approval != access.ApprovalNone {
		return err
	}
	if covered, _ := before.Covers(address); covered {
		return nil
	}
	_, err = askApproval(tx, now, sc, person)
	return err
}

func askApproval(tx *gorm.DB, now time.Time, sc access.Scope, person string) (access.Approval, error) {
	row := approvalRow{Key: unitKey{sc.Wave(), sc.Unit()}, Person: person, AskedBy: sc.Person(), Asked: instant{now}}
	if err := tx.Create(&row).Error; err != nil {
		return "", err
	}
	return access.ApprovalWaiting, auditScope(tx, now, sc, access.ActionApprovalAsked, "person "+person)
}

// ApprovalRequests returns those of the wave that wait for a decision, the oldest
// first.
func (s *Store) ApprovalRequests(ctx context.Context, sc access.Scope) (all []access.ApprovalRequest, err error) {
	const doing = "list approval requests"
	if err := wholeWave(sc); err != nil {
		return nil, wrap(doing, err)
	}
	err = s.view(ctx, doing, func(tx *gorm.DB) error {
		all = nil
		var rows []approvalRow
		if err := ofWave(tx, sc).Where("decided IS NULL").Order("asked, person").Find(&rows).Error; err != nil {
			return err
		}
		for _, r := range rows {
			request, err := r.request(tx)
			if err != nil {
				return err
			}
			all = append(all, request)
		}
		return nil
	})
	return all, err
}

func (r approvalRow) request(tx *gorm.DB) (request access.ApprovalRequest, err error) {
	sc := access.CountyScope(r.Key.Wave, r.Key.Unit, r.Person)
	person, err := personOf(tx, r.Person)
	if err != nil {
		return request, err
	}
	request = access.ApprovalRequest{County: survey.County{Key: r.Key.Unit}, Person: r.Person, Address: person.Email,
		Self: r.AskedBy == r.Person, Asked: r.Asked.Time}
	if request.County.Name, err = unitName(tx, r.Key.Wave, r.Key.Unit); err != nil {
		return request, err
	}
	member, err := memberOf(tx, sc)
	if err != nil {
		return request, err
	}
	asker, err := memberOf(tx, access.CountyScope(r.Key.Wave, r.Key.Unit, r.AskedBy))
	if err != nil {
		return request, err
	}
	request.Part, request.Asker = member.Part, asker.Part
	contact, err := contactRowOf(tx, sc)
	request.Office = contact.fromOffice() && !request.Self
	return request, err
}

// contactRowOf is empty for whom is no contact.
func contactRowOf(tx *gorm.DB, sc access.Scope) (row contactRow, err error) {
	err = ofMember(tx, sc, sc.Person()).Find(&row).Error
	return row, err
}

// fromOffice tells an official contact from whom the county named itself.
func (r contactRow) fromOffice() bool { return r.Official && r.NamedBy == "" }

// DecideApproval grants or refuses that mails go to the person's address; with the
// grant, the invitation is sent. ErrConflict when that was decided before, or
// nobody waits for it any more.
func (s *Store) DecideApproval(ctx context.Context, sc access.Scope, person string, grant bool) error {
	const doing = "decide about an address"
	if err := errors.Join(oneCounty(sc), permits(sc, access.ManageResponses)); err != nil {
		return wrap(doing, err)
	}
	return s.change(ctx, doing, func(tx *gorm.DB) error {
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		decided := ofMember(tx.Model(&approvalRow{}), sc, person).Where("decided IS NULL").
			Updates(map[string]any{"granted": grant, "decided": instant{now}, "decided_by": sc.Person()})
		if decided.Error != nil {
			return decided.Error
		}
		if decided.RowsAffected == 0 {
			return survey.ErrConflict
		}
		if err := auditScope(tx, now, sc, access.ActionApprovalDecided, fmt.Sprintf("person %s, granted %v", person, grant)); err != nil || !grant {
			return err
		}
		return postApproved(tx, now, sc, person)
	})
}

// grantCovered grants what waits, or was refused, for addresses that belong to the
// county by what the DLT has recorded since, and sends what waited. What an
// association made official before waits on, until somebody decides about it.
func grantCovered(tx *gorm.DB, now time.Time, sc access.Scope, before access.Reach) error {
	reach, err := reachOf(tx, sc)
	if err != nil {
		return err
	}
	for i, c := range reach.Contacts {
		if sc.May(access.ManageResponses) && !before.Known(c.Email).Official {
			reach.Contacts[i].Approval = access.ApprovalNone
		}
	}
	var rows []approvalRow
	if err := ofCounty(tx, sc).Where("granted = ?", false).Order("asked, person").Find(&rows).Error; err != nil {
		return err
	}
	for _, r := range rows {
		if covered, err := stillCovered(tx, sc, reach, r.Person); err != nil {
			return err
		} else if !covered {
			continue
		}
		err := ofMember(tx.Model(&approvalRow{}), sc, r.Person).
			Updates(map[string]any{"granted": true, "decided": instant{now}, "decided_by": sc.Person()}).Error
		if err != nil {
			return err
		}
		if err := auditScope(tx, now, sc, access.ActionApprovalDecided, fmt.Sprintf("person %s, granted true", r.Person)); err != nil {
			return err
		}
		if err := postApproved(tx, now, sc, r.Person); err != nil {
			return err
		}
	}
	return nil
}

// stillCovered is false for whom nobody wants to reach any more.
func stillCovered(tx *gorm.DB, sc access.Scope, reach access.Reach, person string) (bool, error) {
	to, err := personOf(tx, person)
	if err != nil {
		return false, err
	}
	member, err := memberOf(tx, access.CountyScope(sc.Wave(), sc.Unit(), person))
	if err != nil {
		return false, err
	}
	contact := slices.ContainsFunc(reach.Contacts, func(c access.CountyContact) bool { return c.Person == person })
	covered, _ := reach.Covers(to.Email)
	return covered && !member.Revoked && (contact || member.Part != access.Guest), nil
}

// postApproved sends what waited for the approval: nothing to those who are in
// already.
func postApproved(tx *gorm.DB, now time.Time, sc access.Scope, person string) error {
	member, err := memberOf(tx, access.CountyScope(sc.Wave(), sc.Unit(), person))
	if err != nil {
		return err
	}
	var asked approvalRow
	if err := ofMember(tx, sc, person).Take(&asked).Error; err != nil || asked.AskedBy == person || member.Revoked {
		return err
	}
	contact, err := contactRowOf(tx, access.CountyScope(sc.Wave(), sc.Unit(), person))
	if err != nil {
		return err
	}
	switch {
	case member.Part == access.Guest && contact.fromOffice(): // the next campaign writes to them
		return nil
	case member.Part == access.Guest:
		return postPassedOn(tx, now, sc, person)
	case member.Part == access.Reviewer:
		return postReleaseRequest(tx, now, sc, person)
	}
	wave, err := waveOf(tx, sc.Wave())
	if err != nil {
		return err
	}
	kind := mail.Invitation
	if wave.Login == survey.LoginMail {
		kind = mail.LinkInvitation
	}
	return postInvitation(tx, now, sc, person, kind)
}

// dropApprovals refuses what nobody needs any more; an empty person stands for all
// of the county.
func dropApprovals(tx *gorm.DB, now time.Time, sc access.Scope, person string) error {
	waiting := ofCounty(tx.Model(&approvalRow{}), sc).Where("decided IS NULL")
	if person != "" {
		waiting = waiting.Where("person = ?", person)
	}
	return waiting.Updates(map[string]any{"decided": instant{now}, "decided_by": sc.Person()}).Error
}

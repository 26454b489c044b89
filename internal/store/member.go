package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

// ShareWith replaces what was shared with the colleague, the deadline and the
// word about it. Seen is the allotment that the new one is meant to replace:
// ErrConflict where somebody else has changed it since, unless to the same.
// ErrOver when nobody can answer any more.
func (s *Store) ShareWith(ctx context.Context, sc access.Scope, person, seen string, m access.Member) error {
	return s.lead(ctx, "share with member", sc, func(tx *gorm.DB, now time.Time) error {
		if _, err := working(tx, sc, person); err != nil {
			return err
		}
		if err := ongoing(tx, sc, now); err != nil {
			return err
		}
		team, err := teamOf(tx, sc)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(team, func(other access.Member) bool { return other.Person == person })
		if stored := team[i].Allotment(); stored != seen && stored != m.Allotment() {
			return survey.ErrConflict
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

// RevokeMember takes the member's access back: links, sessions and rights in one
// transaction. What they answered stays. So it does with somebody to whom the
// invitation was passed on, who is forgotten as far as nothing else names them.
// ErrConflict for the coordinator, whose part has to be handed over first.
func (s *Store) RevokeMember(ctx context.Context, sc access.Scope, person string) error {
	return s.lead(ctx, "revoke member", sc, func(tx *gorm.DB, now time.Time) error {
		row, err := active(tx, sc, person)
		if errors.Is(err, gorm.ErrRecordNotFound) {
			return recall(tx, now, sc, person)
		}
		if err != nil {
			return err
		}
		if row.Role == access.Coordinator {
			return survey.ErrConflict
		}
		revoked := ofMember(tx.Model(&memberRow{}), sc, person).Updates(map[string]any{"revoked": instant{now}})
		if revoked.Error != nil {
			return revoked.Error
		}
		return shut(tx, now, sc, person)
	})
}

// shut takes back by what the person gets in. Links come before sessions: whoever
// is being let in holds their link.
func shut(tx *gorm.DB, now time.Time, sc access.Scope, person string) error {
	if err := ofMember(tx.Model(&accessRow{}), sc, person).Where("revoked IS NULL").Updates(map[string]any{"revoked": instant{now}}).Error; err != nil {
		return err
	}
	if err := ofMember(tx.Model(&sessionRow{}), sc, person).Where("ended IS NULL").Updates(map[string]any{"ended": instant{now}}).Error; err != nil {
		return err
	}
	if err := dropApprovals(tx, now, sc, person); err != nil {
		return err
	}
	return auditScope(tx, now, sc, access.ActionMemberRevoked, "person "+person)
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
		return auditAppointed(tx, now, sc, person, part)
	})
}

func auditAppointed(tx *gorm.DB, now time.Time, sc access.Scope, person string, part access.Part) error {
	return auditScope(tx, now, sc, access.ActionMemberAppointed, fmt.Sprintf("person %s, %s", person, part))
}

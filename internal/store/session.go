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

type sessionRow struct {
	IDHash      string `gorm:"primaryKey"`
	Role        access.Role
	Person      string
	Wave        string
	Unit        string
	Land        string
	Proven      string
	Factor      instant
	Browser     string
	Created     instant
	LastSeen    instant
	IdleSeconds int64
	Expires     instant
	Ended       instant
}

func (sessionRow) TableName() string { return "session" }

const (
	// seenStep spares a write on every page; a session may end that much early.
	seenStep = time.Minute
	// formerTried is how many ended sessions a form can come from.
	formerTried = 50
	// sessionKept is how long an ended session's row stays.
	sessionKept = 24 * time.Hour
)

// CreateSession stores the session as of now; Created and LastSeen are assigned
// here. The name is not stored: LoadSession takes it from the person or, for a
// county, from the frame. ErrNotFound for the account that is disabled and for the
// county's link that was revoked, even while the session was being made.
func (s *Store) CreateSession(ctx context.Context, row access.SessionRow) error {
	return s.change(ctx, "create session", func(tx *gorm.DB) error {
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		if row.Role == access.CountyRep {
			if err := holdLink(tx, row); err != nil {
				return err
			}
		}
		old := instant{now.Add(-sessionKept)}
		if err := tx.Set(everywhere, true).Where("ended < ? OR expires < ?", old, old).Delete(&sessionRow{}).Error; err != nil {
			return err
		}
		if err := purge(tx, now); err != nil {
			return err
		}
		// Whoever was disabled while the password was compared stays outside.
		account, err := accountOf(tx, row.Person)
		switch {
		case errors.Is(err, gorm.ErrRecordNotFound):
		case err != nil:
			return err
		case account.Disabled:
			return survey.ErrNotFound
		}
		return tx.Create(&sessionRow{IDHash: row.IDHash, Role: row.Role, Person: row.Person,
			Wave: row.Wave, Unit: row.County, Land: row.Land, Proven: row.Proven, Factor: instant{row.Factor}, Browser: row.Browser,
			Created: instant{now}, LastSeen: instant{now},
			IdleSeconds: int64(row.Idle / time.Second), Expires: instant{now.Add(row.Absolute)}}).Error
	})
}

// holdLink keeps the link from being revoked before the session is there, which the
// revocation then ends.
func holdLink(tx *gorm.DB, row access.SessionRow) error {
	sc := access.CountyScope(row.Wave, row.County, row.Person)
	return ofMember(tx, sc, row.Person).Clauses(forUpdate).Where("token_hash = ? AND revoked IS NULL", row.Link).Take(&accessRow{}).Error
}

// LoadSession returns the session and notes that it was seen. ErrNotFound when
// there is none, when it was ended, or when one of its limits has passed;
// ErrRevoked when the person's access to the county was taken back, ErrDissolved
// when all of the county lost theirs.
func (s *Store) LoadSession(ctx context.Context, idHash string) (access.SessionRow, error) {
	session, seen, err := s.loadSession(s.read.WithContext(ctx), idHash)
	if err == nil && seen {
		err = s.write.WithContext(ctx).Model(&sessionRow{}).Where("id_hash = ? AND ended IS NULL", idHash).
			Updates(map[string]any{"last_seen": instant{session.LastSeen}}).Error
	}
	return session, wrap("load session", err)
}

func (s *Store) loadSession(tx *gorm.DB, idHash string) (session access.SessionRow, seen bool, err error) {
	var row sessionRow
	if err := tx.Where("id_hash = ?", idHash).Take(&row).Error; err != nil {
		return session, false, err
	}
	if !row.Ended.IsZero() {
		return session, false, whyEnded(tx, row)
	}
	now, err := s.now(tx)
	if err != nil {
		return session, false, err
	}
	if session = row.session(); session.Expired(now) {
		return access.SessionRow{}, false, survey.ErrNotFound
	}
	if session.County != "" {
		session.Name, err = unitName(tx, session.Wave, session.County)
	} else if session.Person != "" {
		var person personRow
		person, err = personOf(tx, session.Person)
		session.Name = person.Name
	}
	if seen = now.Sub(session.LastSeen) >= seenStep; seen {
		session.LastSeen = now
	}
	return session, seen, err
}

func (r sessionRow) session() access.SessionRow {
	return access.SessionRow{IDHash: r.IDHash, Role: r.Role, Person: r.Person,
		Wave: r.Wave, County: r.Unit, Land: r.Land, Proven: r.Proven, Factor: r.Factor.Time, Browser: r.Browser,
		Created: r.Created.Time, LastSeen: r.LastSeen.Time,
		Idle: time.Duration(r.IdleSeconds) * time.Second, Absolute: r.Expires.Sub(r.Created.Time)}
}

// EndedSession returns a session that lets nobody in any more, as long as its
// row is kept. ErrNotFound when there is none or it still lives.
func (s *Store) EndedSession(ctx context.Context, idHash string) (session access.SessionRow, err error) {
	const doing = "load ended session"
	tx := s.read.WithContext(ctx)
	now, err := s.now(tx)
	if err != nil {
		return session, wrap(doing, err)
	}
	var row sessionRow
	err = tx.Scopes(keptAt(now)).Where("id_hash = ?", idHash).Take(&row).Error
	if err == nil && row.Ended.IsZero() && !row.session().Expired(now) {
		err = survey.ErrNotFound
	}
	if err != nil {
		return session, wrap(doing, err)
	}
	return row.session(), nil
}

// keptAt leaves out the sessions that ended too long ago to be known any more.
func keptAt(now time.Time) func(*gorm.DB) *gorm.DB {
	old := instant{now.Add(-sessionKept)}
	return func(tx *gorm.DB) *gorm.DB { return tx.Where("(ended IS NULL OR ended > ?) AND expires > ?", old, old) }
}

// FormerSessions returns the ended sessions, as far as they are kept, of the
// county's person whose session the row is: in that county, and in all others of
// the wave that were opened with the same address. The newest come first.
func (s *Store) FormerSessions(ctx context.Context, row access.SessionRow) ([]access.SessionRow, error) {
	const doing = "list former sessions"
	if row.County == "" || row.Person == "" {
		return nil, nil
	}
	tx := s.read.WithContext(ctx)
	now, err := s.now(tx)
	if err != nil {
		return nil, wrap(doing, err)
	}
	var rows []sessionRow
	err = tx.Scopes(keptAt(now)).Where("wave = ? AND role = ?", row.Wave, access.CountyRep).
		Where("(unit = ? AND person = ?) OR (proven <> '' AND proven = ?)", row.County, row.Person, row.Proven).
		Order("created DESC, id_hash").Limit(formerTried).Find(&rows).Error
	if err != nil {
		return nil, wrap(doing, err)
	}
	var former []access.SessionRow
	for _, r := range rows {
		if session := r.session(); !r.Ended.IsZero() || session.Expired(now) {
			former = append(former, session)
		}
	}
	return former, nil
}

func whyEnded(tx *gorm.DB, row sessionRow) error {
	if row.Unit == "" {
		return survey.ErrNotFound
	}
	sc := access.CountyScope(row.Wave, row.Unit, row.Person)
	var member memberRow
	if err := ofMember(tx, sc, row.Person).Take(&member).Error; err != nil {
		return err
	}
	if member.Revoked.IsZero() {
		return survey.ErrNotFound
	}
	// Nobody of the county can revoke its coordinator.
	var coordinators int64
	err := ofCounty(tx.Model(&memberRow{}), sc).Where("role = ? AND revoked = ?", access.Coordinator, member.Revoked).Count(&coordinators).Error
	switch {
	case err != nil:
		return err
	case coordinators > 0:
		return survey.ErrDissolved
	}
	return survey.ErrRevoked
}

// RenewSession puts another id in the place of a living session's, whose second
// factor was typed just now; nobody gets in with the old one any more. Its limits
// stay. ErrNotFound when it does not live.
func (s *Store) RenewSession(ctx context.Context, idHash, newHash string) error {
	return s.change(ctx, "renew session", func(tx *gorm.DB) error {
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		var row sessionRow
		if err := tx.Clauses(forUpdate).Where("id_hash = ? AND ended IS NULL", idHash).Take(&row).Error; err != nil {
			return err
		}
		if row.session().Expired(now) {
			return survey.ErrNotFound
		}
		if err := tx.Model(&sessionRow{}).Where("id_hash = ?", idHash).Updates(map[string]any{"ended": instant{now}}).Error; err != nil {
			return err
		}
		row.IDHash, row.Factor, row.LastSeen = newHash, instant{now}, instant{now}
		return tx.Create(&row).Error
	})
}

// SessionsOf returns the living sessions of the person, the newest first.
func (s *Store) SessionsOf(ctx context.Context, person string) ([]access.SessionRow, error) {
	const doing = "list sessions"
	tx := s.read.WithContext(ctx)
	now, err := s.now(tx)
	if err != nil {
		return nil, wrap(doing, err)
	}
	var rows []sessionRow
	if err := tx.Where("person = ? AND ended IS NULL AND expires > ?", person, instant{now}).Order("created DESC, id_hash").Find(&rows).Error; err != nil {
		return nil, wrap(doing, err)
	}
	var living []access.SessionRow
	for _, r := range rows {
		if session := r.session(); !session.Expired(now) {
			living = append(living, session)
		}
	}
	return living, nil
}

// EndSessionsOf ends sessions of the person at the actor's wish: the one with the
// hash, or all but the kept one. It returns how many those were.
func (s *Store) EndSessionsOf(ctx context.Context, actor access.Principal, person, one, kept string) (n int, err error) {
	err = s.change(ctx, "end sessions", func(tx *gorm.DB) error {
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		living := tx.Model(&sessionRow{}).Where("person = ? AND ended IS NULL", person)
		if one != "" {
			living = living.Where("id_hash = ?", one)
		} else {
			living = living.Where("id_hash <> ?", kept)
		}
		ended := living.Updates(map[string]any{"ended": instant{now}})
		if n = int(ended.RowsAffected); ended.Error != nil || n == 0 {
			return ended.Error
		}
		return audit(tx, now, access.Event{Person: actor.Person, Role: actor.Role, Action: access.ActionSessionsEnded,
			Detail: fmt.Sprintf("%d of person %s", n, person)})
	})
	return n, err
}

// EndSession is the logout: nobody gets in with the session's id any more.
func (s *Store) EndSession(ctx context.Context, idHash string) error {
	return s.change(ctx, "end session", func(tx *gorm.DB) error {
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		ended := tx.Model(&sessionRow{}).Where("id_hash = ? AND ended IS NULL", idHash).
			Updates(map[string]any{"ended": instant{now}})
		if ended.Error == nil && ended.RowsAffected == 0 {
			return survey.ErrNotFound
		}
		return ended.Error
	})
}

package store

import (
	"context"
	"crypto/rand"
	"time"

	"gorm.io/gorm"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/survey"
)

type loginCodeRow struct {
	Key       unitKey `gorm:"embedded"`
	Letter    string  `gorm:"primaryKey"`
	Person    string
	Browser   string
	CodeHash  string
	Tries     int
	Requested instant
	Made      instant
	Used      instant
}

func (loginCodeRow) TableName() string { return "login_code" }

func (r loginCodeRow) loginCode() access.LoginCode {
	return access.LoginCode{Letter: r.Letter, CodeHash: r.CodeHash, Tries: r.Tries,
		Requested: r.Requested.Time, Made: r.Made.Time, Used: !r.Used.IsZero()}
}

// loginCodeKept is longer than any limit on mailed codes looks back.
const loginCodeKept = 24 * time.Hour

// RequestLoginCode has a code mailed to the address behind the grant, for the one
// browser. posted is false where that browser was sent one a moment ago.
// ErrNotFound for a grant that is revoked, has a code of its own, or no address;
// ErrTooMany when the browser asked for many codes, or its person was sent many
// and one just now.
func (s *Store) RequestLoginCode(ctx context.Context, grant access.CountyGrant, browser string) (posted bool, err error) {
	sc := grant.Scope()
	err = s.manage(ctx, "request login code", sc, func(tx *gorm.DB, now time.Time) error {
		posted = false
		if err := mailable(tx, grant); err != nil {
			return err
		}
		last := ofMember(tx.Model(&loginCodeRow{}), sc, grant.Person)
		recent := func(age time.Duration) *gorm.DB {
			return last.Session(&gorm.Session{}).Where("requested > ?", instant{now.Add(-age)})
		}
		var own, browsers, all, late int64
		if err := recent(access.MailCodePause).Where("browser = ?", browser).Count(&own).Error; err != nil || own > 0 {
			return err
		}
		for _, count := range []struct {
			rows *gorm.DB
			n    *int64
		}{
			{recent(access.MailsPerBrowser.Window).Where("browser = ?", browser), &browsers},
			{recent(access.MailsPerPerson.Window), &all},
			{recent(access.MailAfterLimit), &late},
		} {
			if err := count.rows.Count(count.n).Error; err != nil {
				return err
			}
		}
		if access.MailsPerBrowser.Reached(int(browsers)) || access.MailsPerPerson.Reached(int(all)) && late > 0 {
			return survey.ErrTooMany
		}
		posted = true
		return postLoginCode(tx, now, sc, browser)
	})
	return posted, err
}

// mailable refuses a grant whose link opens nothing any more, or by a code of its
// own.
func mailable(tx *gorm.DB, grant access.CountyGrant) error {
	var row accessRow
	err := tx.Where("token_hash = ? AND revoked IS NULL AND code_hash = ''", grant.TokenHash).Take(&row).Error
	if err != nil {
		return err
	}
	to, err := addressOf(tx, row.Person)
	if err == nil && to == nil {
		err = survey.ErrNotFound
	}
	return err
}

func postLoginCode(tx *gorm.DB, now time.Time, sc access.Scope, browser string) error {
	values, err := letterhead(tx, sc)
	if err != nil {
		return err
	}
	row := loginCodeRow{Key: unitKey{sc.Wave(), sc.Unit()}, Letter: "code " + rand.Text(), Person: sc.Person(), Browser: browser, Requested: instant{now}}
	if err := tx.Create(&row).Error; err != nil {
		return err
	}
	if err := auditScope(tx, now, sc, access.ActionCodeRequested, ""); err != nil {
		return err
	}
	return postLetter(tx, now, mail.Letter{Key: row.Letter, Kind: mail.LoginCode, Wave: sc.Wave(), Unit: sc.Unit(), Person: sc.Person(), Values: values})
}

// letterhead says what a letter to somebody of the county is about.
func letterhead(tx *gorm.DB, sc access.Scope) (mail.Values, error) {
	wave, err := waveOf(tx, sc.Wave())
	if err != nil {
		return nil, err
	}
	county, err := unitName(tx, sc.Wave(), sc.Unit())
	return mail.Values{mail.County: county, mail.Wave: wave.Title}, err
}

// FillLoginCode keeps the hash of a code that is being sent; its minutes begin.
// ErrNotFound when nobody waits for it any more.
func (s *Store) FillLoginCode(ctx context.Context, sc access.Scope, letter, codeHash string) error {
	return s.change(ctx, "fill login code", func(tx *gorm.DB) error {
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		filled := ofCounty(tx.Model(&loginCodeRow{}), sc).
			Where("letter = ? AND used IS NULL AND requested > ?", letter, instant{now.Add(-access.MailCodeWaits)}).
			Updates(map[string]any{"code_hash": codeHash, "made": instant{now}, "tries": 0})
		if filled.Error == nil && filled.RowsAffected == 0 {
			return survey.ErrNotFound
		}
		return filled.Error
	})
}

// LoginCodes returns the codes that the browser asked for by the grant's link, the
// newest first.
func (s *Store) LoginCodes(ctx context.Context, grant access.CountyGrant, browser string) ([]access.LoginCode, error) {
	codes, err := loginCodes(s.read.WithContext(ctx), grant, browser)
	return codes, wrap("read login codes", err)
}

func loginCodes(tx *gorm.DB, grant access.CountyGrant, browser string) ([]access.LoginCode, error) {
	var rows []loginCodeRow
	err := ofMember(tx, grant.Scope(), grant.Person).Where("browser = ?", browser).Order("requested DESC, letter").Find(&rows).Error
	var codes []access.LoginCode
	for _, r := range rows {
		codes = append(codes, r.loginCode())
	}
	return codes, err
}

// TryLoginCodes does so and takes one of the tries of each code that is valid: a
// try counts before it is compared, so that tries in parallel cannot pass the
// limit together.
func (s *Store) TryLoginCodes(ctx context.Context, grant access.CountyGrant, browser string) (codes []access.LoginCode, err error) {
	err = s.manage(ctx, "try login codes", grant.Scope(), func(tx *gorm.DB, now time.Time) error {
		if codes, err = loginCodes(tx, grant, browser); err != nil {
			return err
		}
		for _, c := range codes {
			if c.State(now) != access.CodeValid {
				continue
			}
			err := ofCounty(tx.Model(&loginCodeRow{}), grant.Scope()).Where("letter = ?", c.Letter).
				Updates(map[string]any{"tries": c.Tries + 1}).Error
			if err != nil {
				return err
			}
		}
		return nil
	})
	return codes, err
}

// UseLoginCode uses the code up. ErrConflict when somebody else was faster.
func (s *Store) UseLoginCode(ctx context.Context, grant access.CountyGrant, letter string) error {
	return s.manage(ctx, "use login code", grant.Scope(), func(tx *gorm.DB, now time.Time) error {
		used := ofCounty(tx.Model(&loginCodeRow{}), grant.Scope()).Where("letter = ? AND used IS NULL", letter).
			Updates(map[string]any{"used": instant{now}})
		if used.Error == nil && used.RowsAffected == 0 {
			return survey.ErrConflict
		}
		return used.Error
	})
}

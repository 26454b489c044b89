package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/survey"
)

type proxyRow struct {
	Key        unitKey `gorm:"embedded"`
	Number     int     `gorm:"primaryKey;autoIncrement:false"`
	Channel    survey.ProxyChannel
	Day        survey.Day
	Person     string // who of the county consented
	ConsentDay survey.Day
	ConsentHow string
	Author     string
	Time       instant
	Ended      instant
	Outcome    survey.ProxyOutcome
	Submission int
	Verdict    survey.Verdict
	Decided    instant
	DecidedBy  string
}

func (proxyRow) TableName() string { return "proxy" }

func (r proxyRow) proxy(name string) survey.Proxy {
	return survey.Proxy{Number: r.Number, Channel: r.Channel, Day: r.Day, Author: r.Author, Started: r.Time.Time,
		Consent: survey.Consent{Person: r.Person, Name: name, Day: r.ConsentDay, How: r.ConsentHow},
		Outcome: r.Outcome, Ended: r.Ended.Time, Submission: r.Submission, Verdict: r.Verdict, Decided: r.Decided.Time}
}

// lastProxy has the number 0 where the DLT never typed in the county's place.
func lastProxy(tx *gorm.DB, sc access.Scope) (row proxyRow, err error) {
	var rows []proxyRow
	err = ofCounty(tx, sc).Order("number DESC").Limit(1).Find(&rows).Error
	if len(rows) > 0 {
		row = rows[0]
	}
	return row, err
}

// typedBy is the number of the entry under which the scope's person of the DLT
// types and reads in the county's place; 0 for the county itself and the command
// line. ErrBegun and ErrEntryEnded when that is over, ErrNotFound when it never was.
func typedBy(tx *gorm.DB, sc access.Scope) (int, error) {
	if !sc.Role().Staff() {
		return 0, nil
	}
	if err := permits(sc, access.ManageResponses); err != nil {
		return 0, err
	}
	last, err := lastProxy(tx, sc)
	switch {
	case err != nil:
		return 0, err
	case last.Number == 0:
		return 0, fmt.Errorf("nothing is typed in the county's place: %w", survey.ErrNotFound)
	case last.Outcome == survey.ProxyBegun:
		return 0, survey.ErrBegun
	case !last.Ended.IsZero():
		return 0, survey.ErrEntryEnded
	}
	return last.Number, nil
}

// StartProxy lets the DLT type in the county's place; where it says that it has the
// county's consent, those who lead there are told by mail. ErrBegun when the county has
// begun itself and its consent is missing, ErrConflict when an entry runs,
// ErrSubmitted when the county has submitted, ErrClosed when the wave takes no
// answers of it or is a pre-test, ErrInvalid for a day to come, a channel that is
// none, or half a consent.
func (s *Store) StartProxy(ctx context.Context, sc access.Scope, p survey.Proxy) error {
	const doing = "start entry in a county's place"
	if err := errors.Join(oneCounty(sc), permits(sc, access.ManageResponses), checkText(p.Consent.Name+p.Consent.How)); err != nil {
		return wrap(doing, err)
	}
	return s.change(ctx, doing, func(tx *gorm.DB) error {
		row, err := lockResponse(tx, sc)
		if err != nil {
			return err
		}
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		if err := startable(tx, now, row, p); err != nil {
			return err
		}
		last, err := lastProxy(tx, sc)
		if err != nil {
			return err
		}
		if last.Number > 0 && last.Ended.IsZero() {
			return fmt.Errorf("entry %d runs: %w", last.Number, survey.ErrConflict)
		}
		next := proxyRow{Key: row.Key, Number: last.Number + 1, Channel: p.Channel, Day: p.Day,
			ConsentDay: p.Consent.Day, ConsentHow: p.Consent.How, Author: sc.Person(), Time: instant{now}}
		detail := fmt.Sprintf("number %d, %s", next.Number, next.Channel)
		if p.Consent.Given() {
			if next.Person, err = createPerson(tx, personRow{Name: p.Consent.Name}, now); err != nil {
				return err
			}
			detail += ", with consent"
		}
		if err := tx.Create(&next).Error; err != nil {
			return err
		}
		if err := auditScope(tx, now, sc, access.ActionProxyStarted, detail); err != nil || !p.Consent.Given() {
			return err
		}
		key := fmt.Sprintf("proxy consent %s %s %d", sc.Wave(), sc.Unit(), next.Number)
		return writeToCounty(tx, now, sc, key, mail.ProxyConsent, mail.Values{mail.Agreed: string(p.Consent.Day)})
	})
}

func startable(tx *gorm.DB, now time.Time, row responseRow, p survey.Proxy) error {
	wave, err := countyWave(tx, row.Key)
	if err != nil {
		return err
	}
	if err := accepting(tx, row, now, wave.Edition); err != nil {
		return err
	}
	today := survey.DayOf(now)
	consent := p.Consent
	switch {
	case wave.Pretest:
		return survey.ErrClosed
	case row.Disposition == survey.Submitted:
		return survey.ErrSubmitted
	case !row.FirstSaved.IsZero() && !consent.Given():
		return survey.ErrBegun
	case p.Channel != survey.OnPaper && p.Channel != survey.ByTelephone,
		!pastDay(p.Day, today), consent.Given() && !pastDay(consent.Day, today),
		consent.Given() != (consent.Name != ""), consent.Given() != (consent.How != ""):
		return fmt.Errorf("entry of %q: %w", p.Day, survey.ErrInvalid)
	}
	return nil
}

func pastDay(d, today survey.Day) bool {
	_, err := survey.ParseDay(string(d))
	return err == nil && d <= today
}

// StopProxy ends the running entry without a submission; what was typed stays.
func (s *Store) StopProxy(ctx context.Context, sc access.Scope) error {
	const doing = "stop entry in a county's place"
	if err := errors.Join(oneCounty(sc), permits(sc, access.ManageResponses)); err != nil {
		return wrap(doing, err)
	}
	return s.change(ctx, doing, func(tx *gorm.DB) error {
		if _, err := lockResponse(tx, sc); err != nil {
			return err
		}
		if _, err := typedBy(tx, sc); err != nil {
			return err
		}
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		return endProxy(tx, now, sc, survey.ProxyStopped, 0)
	})
}

// RefuseProxy ends the running entry for the county, whose answers the DLT does not
// read any more; what was typed stays. Twice is once; ErrConflict when none was
// ended so.
func (s *Store) RefuseProxy(ctx context.Context, sc access.Scope) error {
	return s.lead(ctx, "refuse entry", sc, func(tx *gorm.DB, now time.Time) error {
		last, err := lastProxy(tx, sc)
		switch {
		case err != nil:
			return err
		case last.Outcome == survey.ProxyBegun:
			return nil
		case last.Number == 0 || !last.Ended.IsZero():
			return fmt.Errorf("no entry runs: %w", survey.ErrConflict)
		}
		return endProxy(tx, now, sc, survey.ProxyBegun, 0)
	})
}

// endProxy ends the entry that runs, if one does.
func endProxy(tx *gorm.DB, now time.Time, sc access.Scope, outcome survey.ProxyOutcome, submission int) error {
	set := map[string]any{"ended": instant{now}, "outcome": outcome, "submission": submission}
	ended := ofCounty(tx.Model(&proxyRow{}), sc).Where("ended IS NULL").Updates(set)
	if ended.Error != nil || ended.RowsAffected == 0 {
		return ended.Error
	}
	return auditScope(tx, now, sc, access.ActionProxyEnded, string(outcome))
}

// Proxies returns when and how the DLT typed in the county's place, the first time
// first. The county may know, and whoever may type.
func (s *Store) Proxies(ctx context.Context, sc access.Scope) (all []survey.Proxy, err error) {
	const doing = "read entries in a county's place"
	if err := errors.Join(oneCounty(sc), permits(sc, access.FillIn, access.SeeAnswers)); err != nil {
		return nil, wrap(doing, err)
	}
	err = s.view(ctx, doing, func(tx *gorm.DB) error {
		var rows []proxyRow
		if err := ofCounty(tx, sc).Order("number").Find(&rows).Error; err != nil {
			return err
		}
		all = nil
		for _, r := range rows {
			consenter, err := personOf(tx, r.Person)
			if err != nil {
				return err
			}
			all = append(all, r.proxy(consenter.Name))
		}
		return nil
	})
	return all, err
}

// ConfirmProxy notes that the county has found its submission right that the DLT
// typed. Twice is once; ErrConflict when another one counts or the county has asked
// for a change.
func (s *Store) ConfirmProxy(ctx context.Context, sc access.Scope, number int) error {
	return s.lead(ctx, "confirm entry", sc, func(tx *gorm.DB, now time.Time) error {
		var row responseRow
		if err := ofCounty(tx, sc).Take(&row).Error; err != nil {
			return err
		}
		last, err := lastProxy(tx, sc)
		switch {
		case err != nil:
			return err
		case last.Number != number || last.Submission == 0 || last.Submission != row.Submissions || row.Disposition != survey.Submitted || last.Verdict == survey.ProxyObjected:
			return fmt.Errorf("entry %d is not to be confirmed: %w", number, survey.ErrConflict)
		case last.Verdict == survey.ProxyConfirmed:
			return nil
		}
		if err := judgeProxy(tx, now, sc, last, survey.ProxyConfirmed); err != nil {
			return err
		}
		return auditScope(tx, now, sc, access.ActionProxyConfirmed, fmt.Sprintf("number %d", number))
	})
}

// objectToProxy notes that the county asks for a change of what it was to confirm.
func objectToProxy(tx *gorm.DB, now time.Time, sc access.Scope) error {
	last, err := lastProxy(tx, sc)
	if err != nil || !last.proxy("").Awaits() {
		return err
	}
	return judgeProxy(tx, now, sc, last, survey.ProxyObjected)
}

func judgeProxy(tx *gorm.DB, now time.Time, sc access.Scope, row proxyRow, v survey.Verdict) error {
	set := map[string]any{"verdict": v, "decided": instant{now}, "decided_by": sc.Person()}
	return ofCounty(tx.Model(&proxyRow{}), sc).Where("number = ?", row.Number).Updates(set).Error
}

// askToConfirm mails the receipt of what the DLT submitted in the county's place,
// with the way to say whether it is right.
func askToConfirm(tx *gorm.DB, sc access.Scope, sub submissionRow) error {
	return writeToCounty(tx, sub.Time.Time, sc, "proxy receipt "+sub.Reference, mail.ProxyReceipt, mail.Values{
		mail.Submitted: mail.Moment(sub.Time.Time), mail.Reference: sub.Reference, mail.Checksum: sub.Hash})
}

package store

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	netmail "net/mail"
	"slices"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/survey"
)

type outboxRow struct {
	ID        int64 `gorm:"primaryKey"`
	Key       string
	Kind      string
	Urgent    bool
	Wave      string
	Unit      string
	Person    string
	Data      string // JSON of mail.Values
	MessageID string
	State     mail.State
	Attempts  int
	Code      string
	Created   instant
	NotBefore instant
	Claimed   instant
	Sent      instant
}

func (outboxRow) TableName() string { return "outbox" }

func (r outboxRow) posted() (mail.Posted, error) {
	p := mail.Posted{ID: r.ID, Key: r.Key, Kind: r.Kind, Wave: r.Wave, Unit: r.Unit, Person: r.Person, MessageID: r.MessageID,
		State: r.State, Attempts: r.Attempts, Code: r.Code,
		Created: r.Created.Time, NotBefore: r.NotBefore.Time, Claimed: r.Claimed.Time, Sent: r.Sent.Time}
	if err := json.Unmarshal([]byte(r.Data), &p.Values); err != nil {
		return p, fmt.Errorf("data of letter %d: %w", r.ID, err)
	}
	return p, nil
}

// PostLetter puts a letter into the outbox; one whose key is there already is
// left as it is. ErrInvalid when the values do not fit the kind.
func (s *Store) PostLetter(ctx context.Context, l mail.Letter) error {
	return s.change(ctx, "post letter", func(tx *gorm.DB) error {
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		return postLetter(tx, now, l)
	})
}

// postLetter does so in the transaction that gives the reason for the letter.
func postLetter(tx *gorm.DB, now time.Time, l mail.Letter) error {
	_, err := postOnce(tx, now, l)
	return err
}

// postOnce also tells whether the letter was not there yet.
func postOnce(tx *gorm.DB, now time.Time, l mail.Letter) (added bool, err error) {
	if err := l.Check(); err != nil {
		return false, err
	}
	data, err := json.Marshal(l.Values)
	if err != nil {
		return false, err
	}
	row := outboxRow{Key: l.Key, Kind: l.Kind.Name, Urgent: l.Kind.Urgent, Wave: l.Wave, Unit: l.Unit, Person: l.Person,
		Data: string(data), MessageID: rand.Text(), State: mail.Queued, Created: instant{now}, NotBefore: instant{now}}
	created := tx.Clauses(ifNotExists).Create(&row)
	return created.RowsAffected > 0, created.Error
}

// Claiming and abandoning look before they write: workers ask every few seconds,
// and SQLite has a single writer.

// due narrows a statement to what may be sent now; waves that have sent as many
// mails as they may in an hour wait.
func due(tx *gorm.DB, now time.Time, full []string) *gorm.DB {
	tx = tx.Set(everywhere, true).Where("state = ? AND not_before <= ?", mail.Queued, instant{now})
	if len(full) > 0 {
		tx = tx.Where("(urgent = ? OR wave NOT IN ?)", true, full)
	}
	return tx
}

// full are the waves that have sent as many mails in the last hour as they may.
// Mails for which somebody waits do not count.
func full(tx *gorm.DB, now time.Time) (waves []string, err error) {
	var counts []struct {
		Wave string
		N    int
	}
	err = tx.Set(everywhere, true).Model(&outboxRow{}).Select("wave, count(*) AS n").Where("urgent = ? AND wave <> '' AND claimed > ?", false, instant{now.Add(-time.Hour)}).
		Group("wave").Find(&counts).Error
	for _, c := range counts {
		if err != nil {
			break
		}
		var s survey.WaveSettings
		if s, err = settingsOf(tx, c.Wave); err == nil && c.N >= s.MailsPerHour {
			waves = append(waves, c.Wave)
		}
	}
	return waves, err
}

// ClaimLetter implements mail.Outbox.
func (s *Store) ClaimLetter(ctx context.Context) (p mail.Posted, err error) {
	const doing = "claim letter"
	now, err := s.Now(ctx)
	if err != nil {
		return p, wrap(doing, err)
	}
	held, err := full(s.read.WithContext(ctx), now)
	if err != nil {
		return p, wrap(doing, err)
	}
	var waiting int64
	err = due(s.read.WithContext(ctx).Model(&outboxRow{}), now, held).Count(&waiting).Error
	if err == nil && waiting == 0 {
		err = survey.ErrNotFound
	}
	if err != nil {
		return p, wrap(doing, err)
	}
	err = s.change(ctx, doing, func(tx *gorm.DB) error {
		var row outboxRow
		// Rows that another worker is claiming are passed over, not waited for.
		skip := clause.Locking{Strength: "UPDATE", Options: "SKIP LOCKED"}
		if err := due(tx, now, held).Clauses(skip).Order("urgent DESC, not_before, id").Take(&row).Error; err != nil {
			return err
		}
		row.State, row.Attempts, row.Claimed = mail.Claimed, row.Attempts+1, instant{now}
		set := map[string]any{"state": row.State, "attempts": row.Attempts, "claimed": row.Claimed}
		if err := tx.Model(&outboxRow{}).Where("id = ?", row.ID).Updates(set).Error; err != nil {
			return err
		}
		if p, err = row.posted(); err != nil {
			return err
		}
		known, err := personOf(tx, row.Person)
		if err != nil {
			return err
		}
		p.Gone = known.ID == ""
		p.To, err = addressOf(tx, row.Person)
		return err
	})
	return p, err
}

// addressOf is nil for a person who has none that mails may go to, or has been
// deleted.
func addressOf(tx *gorm.DB, id string) (*netmail.Address, error) {
	person, err := personOf(tx, id)
	if err != nil || person.Email == "" {
		return nil, err
	}
	if approval, err := approvalOf(tx, id); err != nil || !approval.Mails() {
		return nil, err
	}
	return &netmail.Address{Name: person.Name, Address: person.Email}, nil
}

// SettleLetter implements mail.Outbox. Whoever comes back after its claim was
// given up still knows best; ErrConflict when the letter was claimed anew.
func (s *Store) SettleLetter(ctx context.Context, p mail.Posted, o mail.Outcome) error {
	return s.change(ctx, "settle letter", func(tx *gorm.DB) error {
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		set := map[string]any{"state": o.State, "code": o.Code}
		switch o.State {
		case mail.Sent:
			set["sent"] = instant{now}
		case mail.Queued:
			set["not_before"] = instant{now.Add(o.Pause)}
		}
		settled := tx.Model(&outboxRow{}).Where("id = ? AND claimed = ? AND state <> ?", p.ID, instant{p.Claimed}, mail.Sent).Updates(set)
		if settled.Error == nil && settled.RowsAffected == 0 {
			return survey.ErrConflict
		}
		if settled.Error != nil {
			return settled.Error
		}
		return noteAttempt(tx, now, p.ID, o)
	})
}

// AbandonLetters implements mail.Outbox.
func (s *Store) AbandonLetters(ctx context.Context, older time.Duration) (n int, err error) {
	const doing = "abandon letters"
	now, err := s.Now(ctx)
	if err != nil {
		return 0, wrap(doing, err)
	}
	left := func(tx *gorm.DB) *gorm.DB {
		return tx.Set(everywhere, true).Model(&outboxRow{}).Where("state = ? AND claimed < ?", mail.Claimed, instant{now.Add(-older)})
	}
	var some int64
	if err := left(s.read.WithContext(ctx)).Count(&some).Error; err != nil || some == 0 {
		return 0, wrap(doing, err)
	}
	err = s.change(ctx, doing, func(tx *gorm.DB) error {
		var ids []int64
		if err := left(tx).Clauses(forUpdate).Pluck("id", &ids).Error; err != nil {
			return err
		}
		if err := tx.Model(&outboxRow{}).Where("id IN ?", ids).Updates(map[string]any{"state": mail.Unclear}).Error; err != nil {
			return err
		}
		for _, id := range ids {
			if err := noteAttempt(tx, now, id, mail.Outcome{State: mail.Unclear}); err != nil {
				return err
			}
		}
		n = len(ids)
		return nil
	})
	return n, err
}

func noteAttempt(tx *gorm.DB, now time.Time, id int64, o mail.Outcome) error {
	var row outboxRow
	if err := tx.Where("id = ?", id).Take(&row).Error; err != nil {
		return err
	}
	if err := noteSettled(tx, now, row, o); err != nil {
		return err
	}
	return attempted(tx, now, row, o)
}

// noteSettled leaves a line in the audit trail of every letter that went out or
// never will. What a county's people write to each other, and when they ask for a
// code, is the county's own: the DLT does not read those lines.
func noteSettled(tx *gorm.DB, now time.Time, row outboxRow, o mail.Outcome) error {
	if o.State == mail.Queued {
		return nil
	}
	role := access.System
	if row.Unit != "" && row.Kind != mail.CampaignTrial.Name && !slices.Contains(mail.Names(mail.FromDLT), row.Kind) {
		role = access.CountyRep
	}
	return audit(tx, now, access.Event{Person: access.Operator, Role: role, Action: access.ActionMailSettled, Wave: row.Wave, County: row.Unit,
		Detail: fmt.Sprintf("letter %d, %s, %s, person %s", row.ID, row.Kind, o.State, row.Person)})
}

// Letters returns everything in the outbox, the oldest first, without addresses.
func (s *Store) Letters(ctx context.Context) ([]mail.Posted, error) {
	const doing = "list letters"
	var rows []outboxRow
	if err := s.read.WithContext(ctx).Set(everywhere, true).Order("id").Find(&rows).Error; err != nil {
		return nil, wrap(doing, err)
	}
	all, err := converted(rows, outboxRow.posted)
	return all, wrap(doing, err)
}

// RetryLetter has a letter sent again that is unclear or was refused for good,
// because somebody found out that it did not arrive. ErrNotFound for any other.
func (s *Store) RetryLetter(ctx context.Context, id int64, actor string) error {
	return s.change(ctx, "retry letter", func(tx *gorm.DB) error {
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		again := tx.Model(&outboxRow{}).Where("id = ? AND state IN ?", id, []mail.State{mail.Unclear, mail.Failed}).
			Updates(map[string]any{"state": mail.Queued, "attempts": 0, "code": "", "not_before": instant{now}})
		if again.Error == nil && again.RowsAffected == 0 {
			return survey.ErrNotFound
		}
		if again.Error != nil {
			return again.Error
		}
		return audit(tx, now, access.Event{Person: actor, Role: access.System, Action: access.ActionMailRetried, Detail: fmt.Sprintf("letter %d", id)})
	})
}

// SetEmail stores the address to which the person's mails go; the empty one
// stops them. ErrInvalid for what is no address, ErrNotFound for nobody.
func (s *Store) SetEmail(ctx context.Context, person, email string) error {
	const doing = "store e-mail address"
	if email != "" {
		a, err := mail.ParseAddress(email)
		if err != nil {
			return wrap(doing, fmt.Errorf("%w: %w", survey.ErrInvalid, err))
		}
		email = a.Address
	}
	return s.change(ctx, doing, func(tx *gorm.DB) error {
		set := tx.Model(&personRow{}).Where("id = ?", person).Updates(map[string]any{"email": email})
		if set.Error == nil && set.RowsAffected == 0 {
			return survey.ErrNotFound
		}
		return set.Error
	})
}

// postReceipt confirms a submission to its author, where there is an address.
func postReceipt(tx *gorm.DB, sub submissionRow) error {
	to, err := addressOf(tx, sub.Author)
	if err != nil || to == nil {
		return err
	}
	wave, err := waveOf(tx, sub.Key.Wave)
	if err != nil {
		return err
	}
	county, err := unitName(tx, sub.Key.Wave, sub.Key.Unit)
	if err != nil {
		return err
	}
	return postLetter(tx, sub.Time.Time, mail.Letter{Key: "receipt " + sub.Reference, Kind: mail.Receipt,
		Wave: sub.Key.Wave, Unit: sub.Key.Unit, Person: sub.Author, Values: mail.Values{
			mail.County: county, mail.Wave: wave.Title, mail.Submitted: mail.Moment(sub.Time.Time),
			mail.Reference: sub.Reference, mail.Checksum: sub.Hash,
		}})
}

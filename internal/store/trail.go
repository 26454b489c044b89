package store

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"gorm.io/gorm"

	"kreisumfrage/internal/access"
)

type blockRow struct {
	Number   int64 `gorm:"primaryKey;autoIncrement:false"`
	FirstID  int64
	LastID   int64
	Lines    int
	Previous string
	Digests  string
	Hash     string
	Sealed   instant
	Purged   instant
}

func (blockRow) TableName() string { return "audit_block" }

func (r blockRow) block() access.Block {
	return access.Block{Number: r.Number, First: r.FirstID, Last: r.LastID, Lines: r.Lines, Previous: r.Previous,
		Digests: r.Digests, Hash: r.Hash, Sealed: r.Sealed.Time, Purged: r.Purged.Time}
}

func (r auditRow) line() access.Line {
	return access.Line{ID: r.ID, Time: r.Time.Time, Event: access.Event{Person: r.Person, Role: r.Role,
		Action: r.Action, Wave: r.Wave, County: r.Unit, Detail: r.Detail}}
}

func linesOf(rows []auditRow) []access.Line {
	lines := make([]access.Line, 0, len(rows))
	for _, r := range rows {
		lines = append(lines, r.line())
	}
	return lines
}

// SealAudit seals what is due of the audit trail, see access.Sealable, and returns
// the newest block; its number is 0 while there is none.
func (s *Store) SealAudit(ctx context.Context) (head access.Block, sealed int, err error) {
	err = s.change(ctx, "seal audit trail", func(tx *gorm.DB) error {
		head, sealed = access.Block{}, 0
		if err := s.holdAudit(tx); err != nil {
			return err
		}
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		if head, err = lastBlock(tx); err != nil {
			return err
		}
		for {
			var rows []auditRow
			if err := tx.Where("id > ?", head.Last).Order("id").Limit(access.MostLines).Find(&rows).Error; err != nil {
				return err
			}
			n := access.Sealable(linesOf(rows), now)
			if n == 0 {
				return nil
			}
			head = access.Seal(head, linesOf(rows[:n]), now)
			sealed++
			if err := tx.Create(newBlockRow(head)).Error; err != nil {
				return err
			}
		}
	})
	return head, sealed, err
}

// holdAudit waits until nobody is writing to the trail: ids are handed out before
// their lines are committed, and a line must not appear behind a seal.
func (s *Store) holdAudit(tx *gorm.DB) error {
	if s.dialect == sqliteDialect { // the transaction holds the only writer
		return nil
	}
	return tx.Exec("LOCK TABLE audit IN SHARE ROW EXCLUSIVE MODE").Error
}

func newBlockRow(b access.Block) *blockRow {
	return &blockRow{Number: b.Number, FirstID: b.First, LastID: b.Last, Lines: b.Lines, Previous: b.Previous,
		Digests: b.Digests, Hash: b.Hash, Sealed: instant{b.Sealed}}
}

func lastBlock(tx *gorm.DB) (access.Block, error) {
	var row blockRow
	err := tx.Order("number DESC").Take(&row).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return access.Block{}, nil
	}
	return row.block(), err
}

// VerifyAudit compares the whole trail with its seals and stops at the first line
// that does not fit. A head that was noted elsewhere must be among the blocks;
// empty: none is asked for.
func (s *Store) VerifyAudit(ctx context.Context, noted string) (state access.TrailState, err error) {
	err = s.view(ctx, "verify audit trail", func(tx *gorm.DB) error {
		state = access.TrailState{}
		var found bool
		if found, err = verify(tx, noted, &state); err != nil || state.Fault != nil {
			return err
		}
		if noted != "" && !found {
			state.Fault = &access.Fault{Kind: access.HeadUnknown}
		}
		return nil
	})
	return state, err
}

func verify(tx *gorm.DB, noted string, state *access.TrailState) (found bool, err error) {
	verifier, behind := access.Verifier{}, int64(0)
	var numbers []int64
	if err := tx.Model(&blockRow{}).Order("number").Pluck("number", &numbers).Error; err != nil {
		return false, err
	}
	for _, number := range numbers {
		var row blockRow
		if err := tx.Where("number = ?", number).Take(&row).Error; err != nil {
			return false, err
		}
		var lines []auditRow
		if err := tx.Where("id > ? AND id <= ?", behind, row.LastID).Order("id").Find(&lines).Error; err != nil {
			return false, err
		}
		if state.Fault = verifier.Check(row.block(), linesOf(lines)); state.Fault != nil {
			return found, nil
		}
		behind, found = row.LastID, found || row.Hash == noted
		state.Blocks, state.Lines, state.Head, state.Sealed = state.Blocks+1, state.Lines+len(lines), row.Hash, row.Sealed.Time
		if !row.Purged.IsZero() {
			state.Purged++
		}
	}
	var unsealed int64
	err = tx.Model(&auditRow{}).Where("id > ?", behind).Count(&unsealed).Error
	state.Unsealed = int(unsealed)
	return found, err
}

// AuditLines returns what the DLT may read of the trail and the filter chooses, the
// newest first and at most most lines, and how many there are whatever their ids.
func (s *Store) AuditLines(ctx context.Context, f access.TrailFilter, most int) (lines []access.Line, all int, err error) {
	err = s.view(ctx, "read audit trail", func(tx *gorm.DB) error {
		var n int64
		if err := chosen(tx.Model(&auditRow{}), f).Count(&n).Error; err != nil {
			return err
		}
		page := chosen(tx, f)
		if f.Before > 0 {
			page = page.Where("id < ?", f.Before)
		}
		var rows []auditRow
		err := page.Order("id DESC").Limit(most).Find(&rows).Error
		lines, all = linesOf(rows), int(n)
		return err
	})
	return lines, all, err
}

func chosen(tx *gorm.DB, f access.TrailFilter) *gorm.DB {
	tx = tx.Where("(role <> ? OR action IN ?)", access.CountyRep, access.Shared)
	if f.From != "" {
		tx = tx.Where("time >= ?", instant{f.From.Start()})
	}
	if f.To != "" {
		tx = tx.Where("time < ?", instant{f.To.Next().Start()})
	}
	if f.Persons != nil { // whoever looks for a name must not find what that person of a county did
		tx = tx.Where("person IN ? AND role <> ?", f.Persons, access.CountyRep)
	}
	for _, c := range []struct{ column, value string }{{"action", string(f.Action)}, {"wave", f.Wave}, {"unit", f.County}} {
		if c.value != "" {
			tx = tx.Where(c.column+" = ?", c.value)
		}
	}
	return tx
}

// PersonsNamed returns the ids of those whose name, login or address contains the
// text, in any case. Letters are compared here: SQLite knows the case of ASCII only.
func (s *Store) PersonsNamed(ctx context.Context, text string) ([]string, error) {
	var rows []personRow
	err := s.read.WithContext(ctx).Order("id").Find(&rows).Error
	ids, wanted := []string{}, strings.ToLower(strings.TrimSpace(text))
	for _, r := range rows {
		if wanted != "" && strings.Contains(strings.ToLower(r.Name+"\n"+r.Email+"\n"+r.Login), wanted) {
			ids = append(ids, r.ID)
		}
	}
	return ids, wrap("find persons", err)
}

// droppable are the blocks of which every line has expired. What does not fit its
// seal stays for whoever looks into it.
func droppable(tx *gorm.DB, expired func(access.Line) bool) (due []blockRow, err error) {
	var blocks []blockRow
	if err := tx.Where("purged IS NULL").Order("number").Find(&blocks).Error; err != nil {
		return nil, err
	}
	for _, b := range blocks {
		var rows []auditRow
		if err := tx.Where("id >= ? AND id <= ?", b.FirstID, b.LastID).Find(&rows).Error; err != nil {
			return nil, err
		}
		lines := linesOf(rows)
		if b.block().Compare(lines) == nil && !slices.ContainsFunc(lines, func(l access.Line) bool { return !expired(l) }) {
			due = append(due, b)
		}
	}
	return due, nil
}

// dropBlock deletes the lines and keeps their hashes.
func dropBlock(tx *gorm.DB, now time.Time, b blockRow) (lines int64, err error) {
	deleted := tx.Where("id >= ? AND id <= ?", b.FirstID, b.LastID).Delete(&auditRow{})
	if deleted.Error != nil {
		return 0, deleted.Error
	}
	return deleted.RowsAffected, tx.Model(&blockRow{}).Where("number = ?", b.Number).Updates(map[string]any{"purged": instant{now}}).Error
}

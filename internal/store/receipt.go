package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"

	"gorm.io/gorm"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

type receiptRow struct {
	Key    unitKey `gorm:"embedded"`
	SaveID string  `gorm:"primaryKey"`
	Digest string  `gorm:"primaryKey"`
	Result string  // JSON of the first reply
	Time   instant
}

func (receiptRow) TableName() string { return "save_receipt" }

func firstReply(tx *gorm.DB, sc access.Scope, r receiptRow, into any) (found bool, err error) {
	var rows []receiptRow
	err = ofCounty(tx, sc).Where("save_id = ? AND digest = ?", r.SaveID, r.Digest).Find(&rows).Error
	if err != nil || len(rows) == 0 {
		return false, err
	}
	return true, json.Unmarshal([]byte(rows[0].Result), into)
}

func keepReply(tx *gorm.DB, r receiptRow, now time.Time, reply any) error {
	b, err := json.Marshal(reply)
	if err != nil {
		return err
	}
	r.Result, r.Time = string(b), instant{now}
	return tx.Create(&r).Error
}

// once does what a form about the team asks for, and keeps the reply. The same
// form of the same person gets the first reply again, with ErrRepeated; without a
// save id, every call is an act of its own.
func once[T any](tx *gorm.DB, now time.Time, sc access.Scope, saveID, act string, content any, reply *T, fn func() error) error {
	if saveID == "" {
		return fn()
	}
	receipt, err := teamReceipt(sc, saveID, act, content)
	if err != nil {
		return err
	}
	again, err := firstReply(tx, sc, receipt, reply)
	if err == nil && again {
		err = fmt.Errorf("%s: %w", act, survey.ErrRepeated)
	}
	if err != nil {
		return err
	}
	if err := fn(); err != nil {
		return err
	}
	return keepReply(tx, receipt, now, *reply)
}

// Received reports whether a form of the county's team with the id had its effect.
func (s *Store) Received(ctx context.Context, sc access.Scope, saveID string) (bool, error) {
	const doing = "look for a form"
	if err := oneCounty(sc); err != nil {
		return false, wrap(doing, err)
	}
	var n int64
	err := ofCounty(s.read.WithContext(ctx).Model(&receiptRow{}), sc).Where("save_id = ?", access.HashToken(saveID)).Count(&n).Error
	return n > 0, wrap(doing, err)
}

// teamReceipt names the act by hashes of the form's secret id: a digest beside the
// id itself would tell names and addresses to whoever tries them out.
func teamReceipt(sc access.Scope, saveID, act string, content any) (receiptRow, error) {
	b, err := json.Marshal([]any{saveID, act, sc.Person(), content})
	sum := sha256.Sum256(b)
	return receiptRow{Key: unitKey{sc.Wave(), sc.Unit()}, SaveID: access.HashToken(saveID), Digest: hex.EncodeToString(sum[:])}, err
}

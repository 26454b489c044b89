package store

import (
	"context"
	"database/sql"
	"fmt"
	"reflect"
	"strings"
	"unicode/utf8"

	"gorm.io/gorm"

	"kreisumfrage/internal/survey"
)

// checked refuses texts that PostgreSQL cannot hold, before the statement is
// sent: SQLite would take them, and the two databases would accept different
// data.
type checked struct{ *sql.DB }

func (c checked) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	if err := checkArguments(args); err != nil {
		return nil, err
	}
	return c.DB.ExecContext(ctx, query, args...)
}

func (c checked) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	if err := checkArguments(args); err != nil {
		return nil, err
	}
	return c.DB.QueryContext(ctx, query, args...)
}

// BeginTx starts a transaction with the same check.
func (c checked) BeginTx(ctx context.Context, opts *sql.TxOptions) (gorm.ConnPool, error) {
	tx, err := c.DB.BeginTx(ctx, opts)
	if err != nil {
		return nil, err
	}
	return &checkedTx{tx}, nil
}

type checkedTx struct{ *sql.Tx }

func (c *checkedTx) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	if err := checkArguments(args); err != nil {
		return nil, err
	}
	return c.Tx.ExecContext(ctx, query, args...)
}

func (c *checkedTx) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	if err := checkArguments(args); err != nil {
		return nil, err
	}
	return c.Tx.QueryContext(ctx, query, args...)
}

func checkArguments(args []any) error {
	for _, a := range args {
		if v := reflect.ValueOf(a); v.Kind() == reflect.String {
			if err := checkText(v.String()); err != nil {
				return err
			}
		}
	}
	return nil
}

func checkText(text string) error {
	if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
		return fmt.Errorf("text with a zero byte or broken UTF-8: %w", survey.ErrInvalid)
	}
	return nil
}

// checkValue does the same for an answer, whose parts JSON would replace or
// escape unnoticed.
func checkValue(v survey.Value) error {
	for _, text := range append([]string{v.Text}, v.Options...) {
		if err := checkText(text); err != nil {
			return err
		}
	}
	for _, part := range []map[string]string{v.Texts, v.Fields} {
		for key, text := range part {
			if err := checkText(key + text); err != nil {
				return err
			}
		}
	}
	return nil
}

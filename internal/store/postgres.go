package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/jackc/pgx/v5/stdlib"
	"gorm.io/driver/postgres"
)

func (s *Store) openPostgres(ctx context.Context, cfg Config) error {
	s.dialect = postgresDialect
	address, err := pgx.ParseConfig(cfg.PostgresURL)
	if err != nil {
		return err
	}
	address.RuntimeParams["timezone"] = "UTC"
	if address.RuntimeParams["application_name"] == "" {
		address.RuntimeParams["application_name"] = "kreisumfrage"
	}
	pool := stdlib.OpenDB(*address, stdlib.OptionAfterConnect(scanUTC))
	s.pools = append(s.pools, pool)
	pool.SetMaxOpenConns(20)
	pool.SetMaxIdleConns(10)
	pool.SetConnMaxLifetime(30 * time.Minute)
	pool.SetConnMaxIdleTime(5 * time.Minute)
	if !cfg.AllowUnsafeDurability {
		if err := checkDurability(ctx, pool); err != nil {
			return err
		}
	}
	s.write, err = s.gorm(postgres.New(postgres.Config{Conn: checked{pool}}), cfg)
	s.read = s.write
	return err
}

// scanUTC makes times come back in UTC; without it they come in the zone of the
// machine, whatever the session's time zone is.
func scanUTC(_ context.Context, conn *pgx.Conn) error {
	conn.TypeMap().RegisterType(&pgtype.Type{
		Name: "timestamptz", OID: pgtype.TimestamptzOID,
		Codec: &pgtype.TimestamptzCodec{ScanLocation: time.UTC},
	})
	return nil
}

// checkDurability refuses a server that acknowledges commits before they are
// safe from a power failure.
func checkDurability(ctx context.Context, pool *sql.DB) error {
	for _, setting := range []string{"fsync", "synchronous_commit", "full_page_writes"} {
		var value string
		if err := pool.QueryRowContext(ctx, "SHOW "+setting).Scan(&value); err != nil {
			return fmt.Errorf("read setting %s: %w", setting, err)
		}
		if value == "off" {
			return fmt.Errorf("PostgreSQL runs with %s = off: acknowledged answers could be lost", setting)
		}
	}
	return nil
}

-- +goose Up
-- What a county decides for itself. Without a row the defaults hold; whoever stores
-- one setting leaves the others as they are.
CREATE TABLE county_setting (
    wave            TEXT    NOT NULL,
    unit            TEXT    NOT NULL,
    reminder_before INTEGER NOT NULL DEFAULT 3 CHECK (reminder_before IN (0, 1, 3, 7)),
    daily_summary   INTEGER NOT NULL DEFAULT 1 CHECK (daily_summary IN (0, 1)),
    PRIMARY KEY (wave, unit),
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit)
) STRICT;
CREATE INDEX outbox_unit ON outbox (wave, unit, kind);

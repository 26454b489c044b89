-- +goose Up
-- What a county decides for itself. Without a row the defaults hold; whoever stores
-- one setting leaves the others as they are.
CREATE TABLE county_setting (
    wave            text COLLATE "C" NOT NULL,
    unit            text COLLATE "C" NOT NULL,
    reminder_before integer NOT NULL DEFAULT 3 CHECK (reminder_before IN (0, 1, 3, 7)),
    daily_summary   boolean NOT NULL DEFAULT true,
    PRIMARY KEY (wave, unit),
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit)
);
CREATE INDEX outbox_unit ON outbox (wave, unit, kind);

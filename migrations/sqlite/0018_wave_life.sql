-- +goose Up
-- What the DLT decides for one wave. NULL leaves it to the default of the program;
-- whoever stores one setting leaves the others as they are.
CREATE TABLE wave_setting (
    wave           TEXT    NOT NULL PRIMARY KEY REFERENCES wave (wave),
    target         INTEGER CHECK (target BETWEEN 1 AND 100),
    size_limits    TEXT    CHECK (json_valid(size_limits)),
    grace_days     INTEGER CHECK (grace_days BETWEEN 0 AND 60),
    reminder_pause INTEGER CHECK (reminder_pause BETWEEN 1 AND 60),
    mails_per_hour INTEGER CHECK (mails_per_hour BETWEEN 1 AND 10000),
    benchmark      INTEGER CHECK (benchmark IN (0, 1))
) STRICT;

-- How far a closed wave is beyond that; empty: not.
ALTER TABLE wave ADD COLUMN stage TEXT NOT NULL DEFAULT '' CHECK (stage IN ('', 'evaluated', 'archived'));
-- A pre-test never counts.
ALTER TABLE wave ADD COLUMN pretest INTEGER NOT NULL DEFAULT 0 CHECK (pretest IN (0, 1));

-- The states through which a wave went, in their order. actor is a random id.
CREATE TABLE wave_stage (
    wave   TEXT    NOT NULL REFERENCES wave (wave),
    number INTEGER NOT NULL CHECK (number >= 1),
    state  TEXT    NOT NULL CHECK (state IN ('open', 'closed', 'evaluated', 'archived')),
    time   TEXT    NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    actor  TEXT    NOT NULL,
    reason TEXT    NOT NULL,
    PRIMARY KEY (wave, number)
) STRICT;

-- +goose StatementBegin
CREATE TRIGGER wave_stage_no_update BEFORE UPDATE ON wave_stage
BEGIN SELECT RAISE(ABORT, 'wave_stage is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER wave_stage_no_delete BEFORE DELETE ON wave_stage
BEGIN SELECT RAISE(ABORT, 'wave_stage is append-only'); END;
-- +goose StatementEnd

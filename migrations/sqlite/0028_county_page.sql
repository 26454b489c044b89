-- +goose Up
-- A county may answer until a later day than the others; the newest row counts.
CREATE TABLE extension (
    wave      TEXT    NOT NULL,
    unit      TEXT    NOT NULL,
    number    INTEGER NOT NULL CHECK (number >= 1),
    until_day TEXT    NOT NULL CHECK (until_day GLOB '????-??-??'),
    reason    TEXT    NOT NULL CHECK (reason <> ''),
    author    TEXT    NOT NULL CHECK (author <> ''),
    time      TEXT    NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    PRIMARY KEY (wave, unit, number),
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit)
) STRICT;

-- Why a submitted response was given back without having been asked for.
CREATE TABLE county_return (
    wave   TEXT    NOT NULL,
    unit   TEXT    NOT NULL,
    number INTEGER NOT NULL CHECK (number >= 1),
    reason TEXT    NOT NULL CHECK (reason <> ''),
    author TEXT    NOT NULL CHECK (author <> ''),
    time   TEXT    NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    PRIMARY KEY (wave, unit, number),
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit)
) STRICT;

-- States of unfinished responses that their counties released, as they were then.
-- They are no submissions: they count under their own n, while revoked is empty.
CREATE TABLE interim (
    wave    TEXT    NOT NULL,
    unit    TEXT    NOT NULL,
    number  INTEGER NOT NULL CHECK (number >= 1),
    edition TEXT    NOT NULL REFERENCES edition (sha256),
    author  TEXT    NOT NULL,
    time    TEXT    NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    hash    TEXT    NOT NULL CHECK (length(hash) = 64),
    answers TEXT    NOT NULL CHECK (json_valid(answers)),
    revoked TEXT CHECK (revoked GLOB '????-??-??T??:??:??.??????Z'),
    PRIMARY KEY (wave, unit, number),
    FOREIGN KEY (wave, unit) REFERENCES response (wave, unit)
) STRICT;
CREATE UNIQUE INDEX interim_stands ON interim (wave, unit) WHERE revoked IS NULL;

-- +goose StatementBegin
CREATE TRIGGER interim_no_update BEFORE UPDATE ON interim
WHEN OLD.revoked IS NOT NULL OR NEW.revoked IS NULL OR NEW.wave <> OLD.wave OR NEW.unit <> OLD.unit OR NEW.number <> OLD.number
    OR NEW.edition <> OLD.edition OR NEW.author <> OLD.author OR NEW.time <> OLD.time OR NEW.hash <> OLD.hash OR NEW.answers <> OLD.answers
BEGIN SELECT RAISE(ABORT, 'interim is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER interim_no_delete BEFORE DELETE ON interim
BEGIN SELECT RAISE(ABORT, 'interim is append-only'); END;
-- +goose StatementEnd

-- +goose Up
-- Who submits, and where the house releases; the defaults hold for every county
-- that has chosen nothing.
ALTER TABLE county_setting ADD COLUMN submit_rule  TEXT NOT NULL DEFAULT 'leaders' CHECK (submit_rule IN ('leaders', 'coordinator', 'released'));
ALTER TABLE county_setting ADD COLUMN release_mode TEXT NOT NULL DEFAULT 'outside' CHECK (release_mode IN ('outside', 'inside'));

-- The steps of the release in the house. The rows name nobody but by random id;
-- digest is that of the answers as they stood then.
CREATE TABLE county_release (
    wave    TEXT    NOT NULL,
    unit    TEXT    NOT NULL,
    number  INTEGER NOT NULL CHECK (number >= 1),
    step    TEXT    NOT NULL CHECK (step IN ('recorded', 'asked', 'released', 'returned', 'withdrawn')),
    person  TEXT    NOT NULL CHECK (person <> ''),
    time    TEXT    NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    day     TEXT CHECK (day GLOB '????-??-??'),
    office  TEXT    NOT NULL,
    file    TEXT    NOT NULL,
    edition TEXT    NOT NULL REFERENCES edition (sha256),
    digest  TEXT    NOT NULL CHECK (length(digest) = 64),
    PRIMARY KEY (wave, unit, number),
    FOREIGN KEY (wave, unit) REFERENCES response (wave, unit)
) STRICT;

-- What was released, to tell later what has changed.
CREATE TABLE release_answer (
    wave     TEXT    NOT NULL,
    unit     TEXT    NOT NULL,
    number   INTEGER NOT NULL,
    item     TEXT    NOT NULL CHECK (item <> ''),
    record   INTEGER NOT NULL CHECK (record >= 0),
    position INTEGER NOT NULL CHECK (position >= 0),
    state    TEXT    NOT NULL CHECK (state IN ('answered', 'no_answer', 'empty', 'not_shown')),
    value    TEXT    NOT NULL CHECK (value = '' OR (state = 'answered' AND json_valid(value))),
    PRIMARY KEY (wave, unit, number, item, record),
    FOREIGN KEY (wave, unit, number) REFERENCES county_release (wave, unit, number)
) STRICT;

-- What whoever releases says about a question, or with an empty item about the
-- whole. It goes with the personal data.
CREATE TABLE release_comment (
    wave   TEXT NOT NULL,
    unit   TEXT NOT NULL,
    person TEXT NOT NULL CHECK (person <> ''),
    item   TEXT NOT NULL,
    text   TEXT NOT NULL CHECK (text <> ''),
    time   TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    PRIMARY KEY (wave, unit, person, item),
    FOREIGN KEY (wave, unit) REFERENCES response (wave, unit)
) STRICT;

-- +goose StatementBegin
CREATE TRIGGER county_release_no_update BEFORE UPDATE ON county_release
BEGIN SELECT RAISE(ABORT, 'county_release is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER county_release_no_delete BEFORE DELETE ON county_release
BEGIN SELECT RAISE(ABORT, 'county_release is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER release_answer_no_update BEFORE UPDATE ON release_answer
BEGIN SELECT RAISE(ABORT, 'release_answer is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER release_answer_no_delete BEFORE DELETE ON release_answer
BEGIN SELECT RAISE(ABORT, 'release_answer is append-only'); END;
-- +goose StatementEnd

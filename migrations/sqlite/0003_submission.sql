-- +goose Up
CREATE TABLE submission (
    wave      TEXT    NOT NULL,
    unit      TEXT    NOT NULL,
    number    INTEGER NOT NULL CHECK (number >= 1),
    submit_id TEXT    NOT NULL CHECK (submit_id <> ''),
    kind      TEXT    NOT NULL CHECK (kind <> ''),
    edition   TEXT    NOT NULL REFERENCES edition (sha256),
    author    TEXT    NOT NULL,
    time      TEXT    NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    hash      TEXT    NOT NULL CHECK (length(hash) = 64),
    reference TEXT    NOT NULL CHECK (reference <> ''),
    PRIMARY KEY (wave, unit, number),
    UNIQUE (wave, unit, submit_id),
    FOREIGN KEY (wave, unit) REFERENCES response (wave, unit)
) STRICT;

-- position keeps the order of the definition, over which the hash is made.
CREATE TABLE submission_answer (
    wave     TEXT    NOT NULL,
    unit     TEXT    NOT NULL,
    number   INTEGER NOT NULL,
    item     TEXT    NOT NULL CHECK (item <> ''),
    record   INTEGER NOT NULL CHECK (record >= 0),
    position INTEGER NOT NULL CHECK (position >= 0),
    state    TEXT    NOT NULL CHECK (state IN ('answered', 'no_answer', 'empty', 'not_shown')),
    value    TEXT    NOT NULL CHECK (value = '' OR (state = 'answered' AND json_valid(value))),
    PRIMARY KEY (wave, unit, number, item, record),
    FOREIGN KEY (wave, unit, number) REFERENCES submission (wave, unit, number)
) STRICT;

-- +goose StatementBegin
CREATE TRIGGER submission_no_update BEFORE UPDATE ON submission
BEGIN SELECT RAISE(ABORT, 'submission is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER submission_no_delete BEFORE DELETE ON submission
BEGIN SELECT RAISE(ABORT, 'submission is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER submission_answer_no_update BEFORE UPDATE ON submission_answer
BEGIN SELECT RAISE(ABORT, 'submission_answer is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER submission_answer_no_delete BEFORE DELETE ON submission_answer
BEGIN SELECT RAISE(ABORT, 'submission_answer is append-only'); END;
-- +goose StatementEnd

-- +goose Up
CREATE TABLE response (
    wave          TEXT    NOT NULL,
    unit          TEXT    NOT NULL,
    disposition   TEXT    NOT NULL CHECK (disposition IN
        ('not_started', 'in_progress', 'for_release', 'submitted', 'returned', 'refused')),
    first_saved   TEXT CHECK (first_saved GLOB '????-??-??T??:??:??.??????Z'),
    last_activity TEXT CHECK (last_activity GLOB '????-??-??T??:??:??.??????Z'),
    submissions   INTEGER NOT NULL CHECK (submissions >= 0),
    PRIMARY KEY (wave, unit),
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit)
) STRICT;

-- A value is canonical JSON, the empty answer the empty string. A person is
-- named by random id only; person rows are deleted on their own date, so no
-- author column refers to them.
CREATE TABLE answer (
    wave    TEXT    NOT NULL,
    unit    TEXT    NOT NULL,
    item    TEXT    NOT NULL CHECK (item <> ''),
    record  INTEGER NOT NULL CHECK (record >= 0),
    value   TEXT    NOT NULL CHECK (value = '' OR json_valid(value)),
    version INTEGER NOT NULL CHECK (version >= 1),
    author  TEXT    NOT NULL,
    time    TEXT    NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    edition TEXT    NOT NULL REFERENCES edition (sha256),
    form_id TEXT    NOT NULL,
    PRIMARY KEY (wave, unit, item, record),
    FOREIGN KEY (wave, unit) REFERENCES response (wave, unit)
) STRICT;

CREATE TABLE answer_history (
    wave      TEXT    NOT NULL,
    unit      TEXT    NOT NULL,
    item      TEXT    NOT NULL,
    record    INTEGER NOT NULL,
    version   INTEGER NOT NULL CHECK (version >= 1),
    old_value TEXT    NOT NULL,
    new_value TEXT    NOT NULL,
    author    TEXT    NOT NULL,
    time      TEXT    NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    path      TEXT    NOT NULL CHECK (path <> ''),
    edition   TEXT    NOT NULL REFERENCES edition (sha256),
    form_id   TEXT    NOT NULL,
    PRIMARY KEY (wave, unit, item, record, version),
    FOREIGN KEY (wave, unit) REFERENCES response (wave, unit)
) STRICT;

-- The reply to each act of saving. The content's digest is part of the key:
-- the same id with other content is another act.
CREATE TABLE save_receipt (
    wave    TEXT NOT NULL,
    unit    TEXT NOT NULL,
    save_id TEXT NOT NULL,
    digest  TEXT NOT NULL CHECK (length(digest) = 64),
    result  TEXT NOT NULL CHECK (json_valid(result)),
    time    TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    PRIMARY KEY (wave, unit, save_id, digest),
    FOREIGN KEY (wave, unit) REFERENCES response (wave, unit)
) STRICT;

CREATE TABLE page_mark (
    wave   TEXT NOT NULL,
    unit   TEXT NOT NULL,
    page   TEXT NOT NULL CHECK (page <> ''),
    author TEXT NOT NULL,
    time   TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    PRIMARY KEY (wave, unit, page),
    FOREIGN KEY (wave, unit) REFERENCES response (wave, unit)
) STRICT;

-- A later purge drops the two triggers and makes them again inside its own
-- transaction; nothing else may.
-- +goose StatementBegin
CREATE TRIGGER answer_history_no_update BEFORE UPDATE ON answer_history
BEGIN SELECT RAISE(ABORT, 'answer_history is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER answer_history_no_delete BEFORE DELETE ON answer_history
BEGIN SELECT RAISE(ABORT, 'answer_history is append-only'); END;
-- +goose StatementEnd

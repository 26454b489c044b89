-- +goose Up
-- Only a step that takes something away from older programs raises the floor.
CREATE TABLE schema_floor (
    id     INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    lowest INTEGER NOT NULL CHECK (lowest >= 0)
) STRICT;
INSERT INTO schema_floor (id, lowest) VALUES (1, 0);

CREATE TABLE edition (
    sha256     TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
    definition BLOB NOT NULL,
    created    TEXT NOT NULL CHECK (created GLOB '????-??-??T??:??:??.??????Z')
) STRICT;

CREATE TABLE wave (
    wave          TEXT    NOT NULL PRIMARY KEY CHECK (wave <> ''),
    title         TEXT    NOT NULL,
    year          INTEGER NOT NULL,
    state         TEXT    NOT NULL CHECK (state IN ('draft', 'open', 'closed')),
    first_day     TEXT    NOT NULL CHECK (first_day GLOB '????-??-??'),
    last_day      TEXT    NOT NULL CHECK (last_day GLOB '????-??-??' AND last_day >= first_day),
    edition       TEXT    NOT NULL REFERENCES edition (sha256),
    reconstructed INTEGER NOT NULL CHECK (reconstructed IN (0, 1)),
    sample_data   INTEGER NOT NULL CHECK (sample_data IN (0, 1)),
    revision      INTEGER NOT NULL CHECK (revision >= 0),
    created       TEXT    NOT NULL CHECK (created GLOB '????-??-??T??:??:??.??????Z')
) STRICT;

-- The frame. columns holds the frame's own columns as a JSON object.
CREATE TABLE unit (
    wave    TEXT NOT NULL REFERENCES wave (wave),
    unit    TEXT NOT NULL CHECK (unit <> ''),
    name    TEXT NOT NULL,
    land    TEXT NOT NULL,
    columns TEXT NOT NULL CHECK (json_valid(columns)),
    PRIMARY KEY (wave, unit)
) STRICT;

-- +goose StatementBegin
CREATE TRIGGER edition_no_update BEFORE UPDATE ON edition
BEGIN SELECT RAISE(ABORT, 'edition is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER edition_no_delete BEFORE DELETE ON edition
BEGIN SELECT RAISE(ABORT, 'edition is append-only'); END;
-- +goose StatementEnd

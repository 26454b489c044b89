-- +goose Up
-- Only a step that takes something away from older programs raises the floor.
CREATE TABLE schema_floor (
    id     bigint NOT NULL PRIMARY KEY CHECK (id = 1),
    lowest bigint NOT NULL CHECK (lowest >= 0)
);
INSERT INTO schema_floor (id, lowest) VALUES (1, 0);

CREATE TABLE edition (
    sha256     text        NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
    definition bytea       NOT NULL,
    created    timestamptz NOT NULL
);

CREATE TABLE wave (
    wave          text COLLATE "C"        NOT NULL PRIMARY KEY CHECK (wave <> ''),
    title         text        NOT NULL,
    year          bigint      NOT NULL,
    state         text        NOT NULL CHECK (state IN ('draft', 'open', 'closed')),
    first_day     text        NOT NULL CHECK (first_day LIKE '____-__-__'),
    last_day      text        NOT NULL CHECK (last_day LIKE '____-__-__' AND last_day >= first_day),
    edition       text        NOT NULL REFERENCES edition (sha256),
    reconstructed boolean     NOT NULL,
    sample_data   boolean     NOT NULL,
    revision      bigint      NOT NULL CHECK (revision >= 0),
    created       timestamptz NOT NULL
);

-- Keys sort by code point as in SQLite, whatever the locale of the server.
-- The frame. columns holds the frame's own columns as a JSON object.
CREATE TABLE unit (
    wave    text COLLATE "C" NOT NULL REFERENCES wave (wave),
    unit    text COLLATE "C" NOT NULL CHECK (unit <> ''),
    name    text NOT NULL,
    land    text NOT NULL,
    columns text NOT NULL CHECK (columns::json IS NOT NULL),
    PRIMARY KEY (wave, unit)
);

-- +goose StatementBegin
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
-- +goose StatementEnd
CREATE TRIGGER edition_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON edition
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

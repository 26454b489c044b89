-- +goose Up
-- Who did what, by random id; never answers, names, addresses, tokens or codes.
-- wave and unit are empty where none is concerned.
CREATE TABLE audit (
    id     bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    time   timestamptz NOT NULL,
    person text        NOT NULL,
    role   text        NOT NULL,
    action text        NOT NULL CHECK (action <> ''),
    wave   text COLLATE "C"        NOT NULL,
    unit   text COLLATE "C"        NOT NULL,
    detail text        NOT NULL
);

CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

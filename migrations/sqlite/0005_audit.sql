-- +goose Up
-- Who did what, by random id; never answers, names, addresses, tokens or codes.
-- wave and unit are empty where none is concerned.
CREATE TABLE audit (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    time   TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    person TEXT NOT NULL,
    role   TEXT NOT NULL,
    action TEXT NOT NULL CHECK (action <> ''),
    wave   TEXT NOT NULL,
    unit   TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT;

-- +goose StatementBegin
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
-- +goose StatementEnd

-- +goose Up
-- The second factor of an account. secret is sealed with a key that is not in
-- the database; last_step is the newest one whose code was accepted. It proves
-- nothing until it is confirmed.
CREATE TABLE second_factor (
    person    TEXT    NOT NULL PRIMARY KEY CHECK (person <> ''),
    secret    TEXT    NOT NULL CHECK (secret <> ''),
    last_step INTEGER NOT NULL CHECK (last_step >= 0),
    created   TEXT    NOT NULL CHECK (created GLOB '????-??-??T??:??:??.??????Z'),
    confirmed TEXT CHECK (confirmed GLOB '????-??-??T??:??:??.??????Z')
) STRICT;

-- Each opens once what the second factor opens.
CREATE TABLE recovery_code (
    code_hash TEXT NOT NULL PRIMARY KEY CHECK (length(code_hash) = 64),
    person    TEXT NOT NULL CHECK (person <> ''),
    used      TEXT CHECK (used GLOB '????-??-??T??:??:??.??????Z')
) STRICT;
CREATE INDEX recovery_code_person ON recovery_code (person);

-- An account that somebody is invited to open. The link is made when its mail is
-- sent; names and addresses stand in person alone.
CREATE TABLE account_invitation (
    person     TEXT NOT NULL PRIMARY KEY CHECK (person <> ''),
    role       TEXT NOT NULL CHECK (role IN ('admin', 'reader', 'association', 'analyst')),
    land       TEXT NOT NULL CHECK ((land <> '') = (role = 'association')),
    inviter    TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    created    TEXT NOT NULL CHECK (created GLOB '????-??-??T??:??:??.??????Z'),
    expires    TEXT NOT NULL CHECK (expires GLOB '????-??-??T??:??:??.??????Z'),
    accepted   TEXT CHECK (accepted GLOB '????-??-??T??:??:??.??????Z')
) STRICT;

-- When the second factor was typed last, and in which browser the session is, in
-- words.
ALTER TABLE session ADD COLUMN factor TEXT CHECK (factor GLOB '????-??-??T??:??:??.??????Z');
ALTER TABLE session ADD COLUMN browser TEXT NOT NULL DEFAULT '';
CREATE INDEX session_person ON session (person);

-- +goose Up
-- What is to be sent to whom, and what became of it. The recipient is named by
-- random id, the address stands in person alone; data is a JSON object without
-- secrets, names of persons or addresses. wave and unit are empty where none is
-- concerned.
CREATE TABLE outbox (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    key        TEXT    NOT NULL UNIQUE CHECK (key <> ''),
    kind       TEXT    NOT NULL CHECK (kind <> ''),
    urgent     INTEGER NOT NULL CHECK (urgent IN (0, 1)),
    wave       TEXT    NOT NULL,
    unit       TEXT    NOT NULL,
    person     TEXT    NOT NULL CHECK (person <> ''),
    data       TEXT    NOT NULL CHECK (json_valid(data)),
    message_id TEXT    NOT NULL UNIQUE CHECK (message_id <> ''),
    state      TEXT    NOT NULL CHECK (state IN ('queued', 'claimed', 'sent', 'unclear', 'failed')),
    attempts   INTEGER NOT NULL CHECK (attempts >= 0),
    code       TEXT    NOT NULL,
    created    TEXT    NOT NULL CHECK (created GLOB '????-??-??T??:??:??.??????Z'),
    not_before TEXT    NOT NULL CHECK (not_before GLOB '????-??-??T??:??:??.??????Z'),
    claimed    TEXT CHECK (claimed GLOB '????-??-??T??:??:??.??????Z'),
    sent       TEXT CHECK (sent GLOB '????-??-??T??:??:??.??????Z'),
    CHECK (state <> 'claimed' OR claimed IS NOT NULL),
    CHECK ((state = 'sent') = (sent IS NOT NULL))
) STRICT;
CREATE INDEX outbox_open ON outbox (state, not_before) WHERE state IN ('queued', 'claimed');

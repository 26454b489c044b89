-- +goose Up
-- Who is on which page. Rows live for minutes and belong to the county alone.
CREATE TABLE presence (
    wave   TEXT NOT NULL,
    unit   TEXT NOT NULL,
    page   TEXT NOT NULL CHECK (page <> ''),
    person TEXT NOT NULL CHECK (person <> ''),
    since  TEXT NOT NULL CHECK (since GLOB '????-??-??T??:??:??.??????Z'),
    seen   TEXT NOT NULL CHECK (seen GLOB '????-??-??T??:??:??.??????Z'),
    PRIMARY KEY (wave, unit, page, person),
    FOREIGN KEY (wave, unit) REFERENCES response (wave, unit)
) STRICT;

-- What was sent after the sender's session had ended, as a form encodes it. It
-- is kept for a day and shown to the same person alone.
CREATE TABLE rescue (
    wave    TEXT NOT NULL,
    unit    TEXT NOT NULL,
    person  TEXT NOT NULL CHECK (person <> ''),
    page    TEXT NOT NULL CHECK (page <> ''),
    form_id TEXT NOT NULL CHECK (form_id <> ''),
    fields  TEXT NOT NULL,
    time    TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    PRIMARY KEY (wave, unit, person, page, form_id),
    FOREIGN KEY (wave, unit) REFERENCES response (wave, unit)
) STRICT;

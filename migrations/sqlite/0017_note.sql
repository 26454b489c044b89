-- +goose Up
-- What the people of a county write to each other about a question. It belongs
-- to the county alone, stands in no export and is deleted with their names.
CREATE TABLE note (
    wave       TEXT NOT NULL,
    unit       TEXT NOT NULL,
    id         TEXT NOT NULL CHECK (id <> ''),
    item       TEXT NOT NULL CHECK (item <> ''),
    person     TEXT NOT NULL CHECK (person <> ''),
    text       TEXT NOT NULL CHECK (text <> ''),
    created    TEXT NOT NULL CHECK (created GLOB '????-??-??T??:??:??.??????Z'),
    settled    TEXT CHECK (settled GLOB '????-??-??T??:??:??.??????Z'),
    settled_by TEXT NOT NULL,
    PRIMARY KEY (wave, unit, id),
    FOREIGN KEY (wave, unit) REFERENCES response (wave, unit),
    CHECK ((settled IS NULL) = (settled_by = ''))
) STRICT;

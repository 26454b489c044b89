-- +goose Up
-- Counties that ended, and those that took their place. They belong to no wave: a
-- county's earlier answers are looked up under the keys of those before it. name is
-- that of the predecessor; day is the successor's first. author is a random id.
CREATE TABLE succession (
    predecessor TEXT NOT NULL CHECK (predecessor <> ''),
    successor   TEXT NOT NULL CHECK (successor <> '' AND successor <> predecessor),
    name        TEXT NOT NULL,
    day         TEXT NOT NULL CHECK (day GLOB '????-??-??'),
    author      TEXT NOT NULL,
    time        TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    PRIMARY KEY (predecessor, successor)
) STRICT;

-- In which order the DLT names a county's official contacts: to the first one go
-- its letters.
ALTER TABLE unit_contact ADD COLUMN position INTEGER NOT NULL DEFAULT 0;

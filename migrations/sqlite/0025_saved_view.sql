-- +goose Up
-- Lists of counties that somebody of the DLT's side wants to see again. query is
-- the address's, without anything that a person would have to protect.
CREATE TABLE saved_view (
    wave   TEXT NOT NULL REFERENCES wave (wave),
    person TEXT NOT NULL CHECK (person <> ''),
    name   TEXT NOT NULL CHECK (name <> ''),
    query  TEXT NOT NULL,
    PRIMARY KEY (wave, person, name)
) STRICT;

-- Under which number a contact is called.
ALTER TABLE unit_contact ADD COLUMN phone TEXT NOT NULL DEFAULT '';

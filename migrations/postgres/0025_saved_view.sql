-- +goose Up
-- Lists of counties that somebody of the DLT's side wants to see again. query is
-- the address's, without anything that a person would have to protect.
CREATE TABLE saved_view (
    wave   text COLLATE "C" NOT NULL REFERENCES wave (wave),
    person text COLLATE "C" NOT NULL CHECK (person <> ''),
    name   text COLLATE "C" NOT NULL CHECK (name <> ''),
    query  text NOT NULL,
    PRIMARY KEY (wave, person, name)
);

-- Under which number a contact is called.
ALTER TABLE unit_contact ADD COLUMN phone text NOT NULL DEFAULT '';

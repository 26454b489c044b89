-- +goose Up
-- What the people of a county write to each other about a question. It belongs
-- to the county alone, stands in no export and is deleted with their names.
CREATE TABLE note (
    wave       text COLLATE "C" NOT NULL,
    unit       text COLLATE "C" NOT NULL,
    id         text COLLATE "C" NOT NULL CHECK (id <> ''),
    item       text             NOT NULL CHECK (item <> ''),
    person     text             NOT NULL CHECK (person <> ''),
    text       text             NOT NULL CHECK (text <> ''),
    created    timestamptz      NOT NULL,
    settled    timestamptz,
    settled_by text             NOT NULL,
    PRIMARY KEY (wave, unit, id),
    FOREIGN KEY (wave, unit) REFERENCES response (wave, unit),
    CHECK ((settled IS NULL) = (settled_by = ''))
);

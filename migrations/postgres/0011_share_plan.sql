-- +goose Up
-- Which office of a county answers which question. Offices, never persons: it
-- outlives the persons, for the next wave. A cleared office keeps its version.
CREATE TABLE share_plan (
    wave    text COLLATE "C" NOT NULL,
    unit    text COLLATE "C" NOT NULL,
    item    text COLLATE "C" NOT NULL CHECK (item <> ''),
    office  text        NOT NULL,
    version bigint      NOT NULL CHECK (version > 0),
    author  text        NOT NULL,
    time    timestamptz NOT NULL,
    PRIMARY KEY (wave, unit, item),
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit)
);

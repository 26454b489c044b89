-- +goose Up
-- What somebody of a county says about a question of a pre-test. person is a random id.
CREATE TABLE pretest_comment (
    wave     TEXT NOT NULL,
    unit     TEXT NOT NULL,
    person   TEXT NOT NULL,
    item     TEXT NOT NULL,
    category TEXT NOT NULL CHECK (category IN ('unclear', 'missing', 'unknown', 'other')),
    text     TEXT NOT NULL,
    time     TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    PRIMARY KEY (wave, unit, person, item),
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit)
) STRICT;

-- How long a form of a pre-test was open before it was saved; nobody's name.
CREATE TABLE pretest_time (
    wave    TEXT    NOT NULL,
    unit    TEXT    NOT NULL,
    form_id TEXT    NOT NULL,
    page    TEXT    NOT NULL,
    seconds INTEGER NOT NULL CHECK (seconds >= 0),
    PRIMARY KEY (wave, unit, form_id),
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit)
) STRICT;

-- +goose Up
-- Answers on paper or by telephone that the DLT types in a county's place. day is
-- when they came; person is who of the county agreed to it, empty where the county
-- had not begun. The county confirms what was submitted for it, or objects.
CREATE TABLE proxy (
    wave        TEXT    NOT NULL,
    unit        TEXT    NOT NULL,
    number      INTEGER NOT NULL CHECK (number >= 1),
    channel     TEXT    NOT NULL CHECK (channel IN ('paper', 'phone')),
    day         TEXT    NOT NULL CHECK (day GLOB '????-??-??'),
    person      TEXT    NOT NULL,
    consent_day TEXT    NOT NULL CHECK (consent_day = '' OR consent_day GLOB '????-??-??'),
    consent_how TEXT    NOT NULL,
    author      TEXT    NOT NULL CHECK (author <> ''),
    time        TEXT    NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    ended       TEXT    CHECK (ended GLOB '????-??-??T??:??:??.??????Z'),
    outcome     TEXT    NOT NULL CHECK (outcome IN ('', 'submitted', 'begun', 'stopped')),
    submission  INTEGER NOT NULL CHECK (submission >= 0),
    verdict     TEXT    NOT NULL CHECK (verdict IN ('', 'confirmed', 'objected')),
    decided     TEXT    CHECK (decided GLOB '????-??-??T??:??:??.??????Z'),
    decided_by  TEXT    NOT NULL,
    PRIMARY KEY (wave, unit, number),
    FOREIGN KEY (wave, unit) REFERENCES response (wave, unit),
    CHECK ((ended IS NULL) = (outcome = '')),
    CHECK ((decided IS NULL) = (verdict = '')),
    CHECK ((submission > 0) = (outcome = 'submitted')),
    CHECK ((person = '') = (consent_day = ''))
) STRICT;
CREATE UNIQUE INDEX proxy_runs ON proxy (wave, unit) WHERE ended IS NULL;

-- The number of that entry; 0 for what the county typed itself.
ALTER TABLE answer ADD COLUMN proxy INTEGER NOT NULL DEFAULT 0 CHECK (proxy >= 0);
ALTER TABLE answer_history ADD COLUMN proxy INTEGER NOT NULL DEFAULT 0 CHECK (proxy >= 0);

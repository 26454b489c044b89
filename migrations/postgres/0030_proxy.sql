-- +goose Up
-- Answers on paper or by telephone that the DLT types in a county's place. day is
-- when they came; person is who of the county agreed to it, empty where the county
-- had not begun. The county confirms what was submitted for it, or objects.
CREATE TABLE proxy (
    wave        text COLLATE "C" NOT NULL,
    unit        text COLLATE "C" NOT NULL,
    number      integer     NOT NULL CHECK (number >= 1),
    channel     text        NOT NULL CHECK (channel IN ('paper', 'phone')),
    day         text COLLATE "C" NOT NULL CHECK (day ~ '^\d{4}-\d{2}-\d{2}$'),
    person      text        NOT NULL,
    consent_day text COLLATE "C" NOT NULL CHECK (consent_day = '' OR consent_day ~ '^\d{4}-\d{2}-\d{2}$'),
    consent_how text        NOT NULL,
    author      text        NOT NULL CHECK (author <> ''),
    time        timestamptz NOT NULL,
    ended       timestamptz,
    outcome     text        NOT NULL CHECK (outcome IN ('', 'submitted', 'begun', 'stopped')),
    submission  integer     NOT NULL CHECK (submission >= 0),
    verdict     text        NOT NULL CHECK (verdict IN ('', 'confirmed', 'objected')),
    decided     timestamptz,
    decided_by  text        NOT NULL,
    PRIMARY KEY (wave, unit, number),
    FOREIGN KEY (wave, unit) REFERENCES response (wave, unit),
    CHECK ((ended IS NULL) = (outcome = '')),
    CHECK ((decided IS NULL) = (verdict = '')),
    CHECK ((submission > 0) = (outcome = 'submitted')),
    CHECK ((person = '') = (consent_day = ''))
);
CREATE UNIQUE INDEX proxy_runs ON proxy (wave, unit) WHERE ended IS NULL;

-- The number of that entry; 0 for what the county typed itself.
ALTER TABLE answer ADD COLUMN proxy integer NOT NULL DEFAULT 0 CHECK (proxy >= 0);
ALTER TABLE answer_history ADD COLUMN proxy integer NOT NULL DEFAULT 0 CHECK (proxy >= 0);

-- +goose Up
-- The editions that were in force in a wave, in their order. actor and proposer
-- are random ids; the proposer is empty where nobody had to propose.
CREATE TABLE wave_edition (
    wave     TEXT    NOT NULL REFERENCES wave (wave),
    number   INTEGER NOT NULL CHECK (number >= 1),
    edition  TEXT    NOT NULL REFERENCES edition (sha256),
    time     TEXT    NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    actor    TEXT    NOT NULL,
    proposer TEXT    NOT NULL,
    reason   TEXT    NOT NULL,
    PRIMARY KEY (wave, number)
) STRICT;
INSERT INTO wave_edition (wave, number, edition, time, actor, proposer, reason)
SELECT wave, 1, edition, created, 'system', '', '' FROM wave;

-- One open proposal a wave, with the edition that its proposer compared it with.
CREATE TABLE edition_proposal (
    wave     TEXT NOT NULL PRIMARY KEY REFERENCES wave (wave),
    edition  TEXT NOT NULL REFERENCES edition (sha256),
    base     TEXT NOT NULL REFERENCES edition (sha256),
    proposer TEXT NOT NULL,
    reason   TEXT NOT NULL,
    time     TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z')
) STRICT;

-- The edition under which the answer was given, where that is an earlier one
-- than the submission's; else empty.
ALTER TABLE submission_answer ADD COLUMN edition TEXT NOT NULL DEFAULT '';

-- +goose StatementBegin
CREATE TRIGGER wave_edition_no_update BEFORE UPDATE ON wave_edition
BEGIN SELECT RAISE(ABORT, 'wave_edition is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER wave_edition_no_delete BEFORE DELETE ON wave_edition
BEGIN SELECT RAISE(ABORT, 'wave_edition is append-only'); END;
-- +goose StatementEnd

-- +goose Up
-- The editions that were in force in a wave, in their order. actor and proposer
-- are random ids; the proposer is empty where nobody had to propose.
CREATE TABLE wave_edition (
    wave     text COLLATE "C" NOT NULL REFERENCES wave (wave),
    number   bigint      NOT NULL CHECK (number >= 1),
    edition  text        NOT NULL REFERENCES edition (sha256),
    time     timestamptz NOT NULL,
    actor    text        NOT NULL,
    proposer text        NOT NULL,
    reason   text        NOT NULL,
    PRIMARY KEY (wave, number)
);
INSERT INTO wave_edition (wave, number, edition, time, actor, proposer, reason)
SELECT wave, 1, edition, created, 'system', '', '' FROM wave;

-- One open proposal a wave, with the edition that its proposer compared it with.
CREATE TABLE edition_proposal (
    wave     text COLLATE "C" NOT NULL PRIMARY KEY REFERENCES wave (wave),
    edition  text        NOT NULL REFERENCES edition (sha256),
    base     text        NOT NULL REFERENCES edition (sha256),
    proposer text        NOT NULL,
    reason   text        NOT NULL,
    time     timestamptz NOT NULL
);

-- The edition under which the answer was given, where that is an earlier one
-- than the submission's; else empty.
ALTER TABLE submission_answer ADD COLUMN edition text NOT NULL DEFAULT '';

CREATE TRIGGER wave_edition_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON wave_edition
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

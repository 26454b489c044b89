-- +goose Up
CREATE TABLE submission (
    wave      text COLLATE "C"        NOT NULL,
    unit      text COLLATE "C"        NOT NULL,
    number    bigint      NOT NULL CHECK (number >= 1),
    submit_id text        NOT NULL CHECK (submit_id <> ''),
    kind      text        NOT NULL CHECK (kind <> ''),
    edition   text        NOT NULL REFERENCES edition (sha256),
    author    text        NOT NULL,
    time      timestamptz NOT NULL,
    hash      text        NOT NULL CHECK (length(hash) = 64),
    reference text        NOT NULL CHECK (reference <> ''),
    PRIMARY KEY (wave, unit, number),
    UNIQUE (wave, unit, submit_id),
    FOREIGN KEY (wave, unit) REFERENCES response (wave, unit)
);

-- position keeps the order of the definition, over which the hash is made.
CREATE TABLE submission_answer (
    wave     text COLLATE "C"   NOT NULL,
    unit     text COLLATE "C"   NOT NULL,
    number   bigint NOT NULL,
    item     text COLLATE "C"   NOT NULL CHECK (item <> ''),
    record   bigint NOT NULL CHECK (record >= 0),
    position bigint NOT NULL CHECK (position >= 0),
    state    text   NOT NULL CHECK (state IN ('answered', 'no_answer', 'empty', 'not_shown')),
    value    text   NOT NULL CHECK (value = '' OR (state = 'answered' AND value::json IS NOT NULL)),
    PRIMARY KEY (wave, unit, number, item, record),
    FOREIGN KEY (wave, unit, number) REFERENCES submission (wave, unit, number)
);

CREATE TRIGGER submission_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON submission
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER submission_answer_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON submission_answer
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

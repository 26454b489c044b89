-- +goose Up
-- Who submits, and where the house releases; the defaults hold for every county
-- that has chosen nothing.
ALTER TABLE county_setting ADD COLUMN submit_rule  text NOT NULL DEFAULT 'leaders' CHECK (submit_rule IN ('leaders', 'coordinator', 'released'));
ALTER TABLE county_setting ADD COLUMN release_mode text NOT NULL DEFAULT 'outside' CHECK (release_mode IN ('outside', 'inside'));

-- The steps of the release in the house. The rows name nobody but by random id;
-- digest is that of the answers as they stood then.
CREATE TABLE county_release (
    wave    text COLLATE "C" NOT NULL,
    unit    text COLLATE "C" NOT NULL,
    number  bigint      NOT NULL CHECK (number >= 1),
    step    text        NOT NULL CHECK (step IN ('recorded', 'asked', 'released', 'returned', 'withdrawn')),
    person  text COLLATE "C" NOT NULL CHECK (person <> ''),
    time    timestamptz NOT NULL,
    day     text CHECK (day ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
    office  text        NOT NULL,
    file    text        NOT NULL,
    edition text        NOT NULL REFERENCES edition (sha256),
    digest  text        NOT NULL CHECK (length(digest) = 64),
    PRIMARY KEY (wave, unit, number),
    FOREIGN KEY (wave, unit) REFERENCES response (wave, unit)
);

-- What was released, to tell later what has changed.
CREATE TABLE release_answer (
    wave     text COLLATE "C" NOT NULL,
    unit     text COLLATE "C" NOT NULL,
    number   bigint NOT NULL,
    item     text COLLATE "C" NOT NULL CHECK (item <> ''),
    record   bigint NOT NULL CHECK (record >= 0),
    position bigint NOT NULL CHECK (position >= 0),
    state    text   NOT NULL CHECK (state IN ('answered', 'no_answer', 'empty', 'not_shown')),
    value    text   NOT NULL CHECK (value = '' OR (state = 'answered' AND value::json IS NOT NULL)),
    PRIMARY KEY (wave, unit, number, item, record),
    FOREIGN KEY (wave, unit, number) REFERENCES county_release (wave, unit, number)
);

-- What whoever releases says about a question, or with an empty item about the
-- whole. It goes with the personal data.
CREATE TABLE release_comment (
    wave   text COLLATE "C" NOT NULL,
    unit   text COLLATE "C" NOT NULL,
    person text COLLATE "C" NOT NULL CHECK (person <> ''),
    item   text COLLATE "C" NOT NULL,
    text   text        NOT NULL CHECK (text <> ''),
    time   timestamptz NOT NULL,
    PRIMARY KEY (wave, unit, person, item),
    FOREIGN KEY (wave, unit) REFERENCES response (wave, unit)
);

CREATE TRIGGER county_release_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON county_release
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER release_answer_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON release_answer
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

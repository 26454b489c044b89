-- +goose Up
-- The last day on which data of a kind are kept; without a row the default counts
-- from the wave's end. actor is a random id.
CREATE TABLE retention (
    wave  text COLLATE "C" NOT NULL REFERENCES wave (wave),
    kind  text             NOT NULL CHECK (kind IN ('contacts', 'answers', 'submissions', 'logs')),
    until text             NOT NULL CHECK (until LIKE '____-__-__'),
    actor text             NOT NULL,
    time  timestamptz      NOT NULL,
    PRIMARY KEY (wave, kind)
);

-- What was deleted when: counts by table, as a JSON object.
CREATE TABLE purge (
    id     bigint           GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    wave   text COLLATE "C" NOT NULL,
    kind   text             NOT NULL CHECK (kind <> ''),
    time   timestamptz      NOT NULL,
    counts text             NOT NULL CHECK (counts::json IS NOT NULL)
);

-- Submissions from which personal values were taken, with the hash of what is left.
-- Before that the rows fitted the submission's own hash.
CREATE TABLE submission_redaction (
    wave   text COLLATE "C" NOT NULL,
    unit   text COLLATE "C" NOT NULL,
    number bigint           NOT NULL,
    hash   text             NOT NULL CHECK (length(hash) = 64),
    time   timestamptz      NOT NULL,
    PRIMARY KEY (wave, unit, number),
    FOREIGN KEY (wave, unit, number) REFERENCES submission (wave, unit, number)
);

CREATE TRIGGER purge_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON purge
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER submission_redaction_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON submission_redaction
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

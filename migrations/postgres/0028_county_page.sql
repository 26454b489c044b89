-- +goose Up
-- A county may answer until a later day than the others; the newest row counts.
CREATE TABLE extension (
    wave      text COLLATE "C" NOT NULL,
    unit      text COLLATE "C" NOT NULL,
    number    integer     NOT NULL CHECK (number >= 1),
    until_day text COLLATE "C" NOT NULL CHECK (until_day ~ '^\d{4}-\d{2}-\d{2}$'),
    reason    text        NOT NULL CHECK (reason <> ''),
    author    text        NOT NULL CHECK (author <> ''),
    time      timestamptz NOT NULL,
    PRIMARY KEY (wave, unit, number),
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit)
);

-- Why a submitted response was given back without having been asked for.
CREATE TABLE county_return (
    wave   text COLLATE "C" NOT NULL,
    unit   text COLLATE "C" NOT NULL,
    number integer     NOT NULL CHECK (number >= 1),
    reason text        NOT NULL CHECK (reason <> ''),
    author text        NOT NULL CHECK (author <> ''),
    time   timestamptz NOT NULL,
    PRIMARY KEY (wave, unit, number),
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit)
);

-- States of unfinished responses that their counties released, as they were then.
-- They are no submissions: they count under their own n, while revoked is empty.
CREATE TABLE interim (
    wave    text COLLATE "C" NOT NULL,
    unit    text COLLATE "C" NOT NULL,
    number  integer     NOT NULL CHECK (number >= 1),
    edition text        NOT NULL REFERENCES edition (sha256),
    author  text        NOT NULL,
    time    timestamptz NOT NULL,
    hash    text        NOT NULL CHECK (length(hash) = 64),
    answers text        NOT NULL CHECK (answers::json IS NOT NULL),
    revoked timestamptz,
    PRIMARY KEY (wave, unit, number),
    FOREIGN KEY (wave, unit) REFERENCES response (wave, unit)
);
CREATE UNIQUE INDEX interim_stands ON interim (wave, unit) WHERE revoked IS NULL;

CREATE TRIGGER interim_kept BEFORE UPDATE ON interim FOR EACH ROW
    WHEN (OLD.revoked IS NOT NULL OR NEW.revoked IS NULL
        OR (NEW.wave, NEW.unit, NEW.number, NEW.edition, NEW.author, NEW.time, NEW.hash, NEW.answers)
        <> (OLD.wave, OLD.unit, OLD.number, OLD.edition, OLD.author, OLD.time, OLD.hash, OLD.answers))
    EXECUTE FUNCTION refuse_change();
CREATE TRIGGER interim_append_only BEFORE DELETE OR TRUNCATE ON interim
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

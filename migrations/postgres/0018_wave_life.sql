-- +goose Up
-- What the DLT decides for one wave. NULL leaves it to the default of the program;
-- whoever stores one setting leaves the others as they are.
CREATE TABLE wave_setting (
    wave           text COLLATE "C" NOT NULL PRIMARY KEY REFERENCES wave (wave),
    target         integer CHECK (target BETWEEN 1 AND 100),
    size_limits    text,
    grace_days     integer CHECK (grace_days BETWEEN 0 AND 60),
    reminder_pause integer CHECK (reminder_pause BETWEEN 1 AND 60),
    mails_per_hour integer CHECK (mails_per_hour BETWEEN 1 AND 10000),
    benchmark      boolean
);

-- How far a closed wave is beyond that; empty: not.
ALTER TABLE wave ADD COLUMN stage text NOT NULL DEFAULT '' CHECK (stage IN ('', 'evaluated', 'archived'));
-- A pre-test never counts.
ALTER TABLE wave ADD COLUMN pretest boolean NOT NULL DEFAULT false;

-- The states through which a wave went, in their order. actor is a random id.
CREATE TABLE wave_stage (
    wave   text COLLATE "C" NOT NULL REFERENCES wave (wave),
    number bigint      NOT NULL CHECK (number >= 1),
    state  text        NOT NULL CHECK (state IN ('open', 'closed', 'evaluated', 'archived')),
    time   timestamptz NOT NULL,
    actor  text        NOT NULL,
    reason text        NOT NULL,
    PRIMARY KEY (wave, number)
);

CREATE TRIGGER wave_stage_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON wave_stage
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

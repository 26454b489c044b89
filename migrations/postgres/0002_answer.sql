-- +goose Up
CREATE TABLE response (
    wave          text COLLATE "C"   NOT NULL,
    unit          text COLLATE "C"   NOT NULL,
    disposition   text   NOT NULL CHECK (disposition IN
        ('not_started', 'in_progress', 'for_release', 'submitted', 'returned', 'refused')),
    first_saved   timestamptz,
    last_activity timestamptz,
    submissions   bigint NOT NULL CHECK (submissions >= 0),
    PRIMARY KEY (wave, unit),
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit)
);

-- A value is canonical JSON, the empty answer the empty string. A person is
-- named by random id only; person rows are deleted on their own date, so no
-- author column refers to them.
CREATE TABLE answer (
    wave    text COLLATE "C"        NOT NULL,
    unit    text COLLATE "C"        NOT NULL,
    item    text COLLATE "C"        NOT NULL CHECK (item <> ''),
    record  bigint      NOT NULL CHECK (record >= 0),
    value   text        NOT NULL CHECK (value = '' OR value::json IS NOT NULL),
    version bigint      NOT NULL CHECK (version >= 1),
    author  text        NOT NULL,
    time    timestamptz NOT NULL,
    edition text        NOT NULL REFERENCES edition (sha256),
    form_id text        NOT NULL,
    PRIMARY KEY (wave, unit, item, record),
    FOREIGN KEY (wave, unit) REFERENCES response (wave, unit)
);

CREATE TABLE answer_history (
    wave      text COLLATE "C"        NOT NULL,
    unit      text COLLATE "C"        NOT NULL,
    item      text COLLATE "C"        NOT NULL,
    record    bigint      NOT NULL,
    version   bigint      NOT NULL CHECK (version >= 1),
    old_value text        NOT NULL,
    new_value text        NOT NULL,
    author    text        NOT NULL,
    time      timestamptz NOT NULL,
    path      text        NOT NULL CHECK (path <> ''),
    edition   text        NOT NULL REFERENCES edition (sha256),
    form_id   text        NOT NULL,
    PRIMARY KEY (wave, unit, item, record, version),
    FOREIGN KEY (wave, unit) REFERENCES response (wave, unit)
);

-- The reply to each act of saving. The content's digest is part of the key:
-- the same id with other content is another act.
CREATE TABLE save_receipt (
    wave    text COLLATE "C"        NOT NULL,
    unit    text COLLATE "C"        NOT NULL,
    save_id text        NOT NULL,
    digest  text        NOT NULL CHECK (length(digest) = 64),
    result  text        NOT NULL CHECK (result::json IS NOT NULL),
    time    timestamptz NOT NULL,
    PRIMARY KEY (wave, unit, save_id, digest),
    FOREIGN KEY (wave, unit) REFERENCES response (wave, unit)
);

CREATE TABLE page_mark (
    wave   text COLLATE "C"        NOT NULL,
    unit   text COLLATE "C"        NOT NULL,
    page   text        NOT NULL CHECK (page <> ''),
    author text        NOT NULL,
    time   timestamptz NOT NULL,
    PRIMARY KEY (wave, unit, page),
    FOREIGN KEY (wave, unit) REFERENCES response (wave, unit)
);

-- A later purge drops the trigger and makes it again inside its own
-- transaction; nothing else may.
CREATE TRIGGER answer_history_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON answer_history
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

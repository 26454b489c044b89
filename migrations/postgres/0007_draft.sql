-- +goose Up
-- The editions that administrators brought in, and where they came from. author
-- is a random id; parent is the edition whose texts were changed.
CREATE TABLE draft (
    edition text        NOT NULL PRIMARY KEY REFERENCES edition (sha256),
    title   text        NOT NULL,
    author  text        NOT NULL,
    time    timestamptz NOT NULL,
    parent  text REFERENCES edition (sha256),
    source  text        NOT NULL
);

CREATE TRIGGER draft_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON draft
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

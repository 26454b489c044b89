-- +goose Up
-- Counties that ended, and those that took their place. They belong to no wave: a
-- county's earlier answers are looked up under the keys of those before it. name is
-- that of the predecessor; day is the successor's first. author is a random id.
CREATE TABLE succession (
    predecessor text COLLATE "C" NOT NULL CHECK (predecessor <> ''),
    successor   text COLLATE "C" NOT NULL CHECK (successor <> '' AND successor <> predecessor),
    name        text NOT NULL,
    day         text COLLATE "C" NOT NULL CHECK (day ~ '^\d{4}-\d{2}-\d{2}$'),
    author      text        NOT NULL,
    time        timestamptz NOT NULL,
    PRIMARY KEY (predecessor, successor)
);

-- In which order the DLT names a county's official contacts: to the first one go
-- its letters.
ALTER TABLE unit_contact ADD COLUMN position integer NOT NULL DEFAULT 0;

-- +goose Up
-- Who works on a county's response. A person who came in by a link of the county
-- and has no row here has not said yet who they are: a guest. Names, offices and
-- addresses stand in person alone.
ALTER TABLE person ADD COLUMN office text NOT NULL DEFAULT '';

CREATE TABLE member (
    wave       text COLLATE "C" NOT NULL,
    unit       text COLLATE "C" NOT NULL,
    person     text COLLATE "C" NOT NULL CHECK (person <> ''),
    role       text        NOT NULL CHECK (role IN ('coordinator', 'deputy', 'colleague', 'reviewer')),
    reads_rest boolean     NOT NULL,
    deadline   text CHECK (deadline ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
    word       text        NOT NULL,
    invited_by text        NOT NULL,
    created    timestamptz NOT NULL,
    revoked    timestamptz,
    PRIMARY KEY (wave, unit, person),
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit)
);
CREATE UNIQUE INDEX member_coordinator ON member (wave, unit) WHERE role = 'coordinator' AND revoked IS NULL;

CREATE TABLE member_share (
    wave   text COLLATE "C" NOT NULL,
    unit   text COLLATE "C" NOT NULL,
    person text COLLATE "C" NOT NULL,
    kind   text NOT NULL CHECK (kind IN ('section', 'page', 'item')),
    key    text COLLATE "C" NOT NULL CHECK (key <> ''),
    PRIMARY KEY (wave, unit, person, kind, key),
    FOREIGN KEY (wave, unit, person) REFERENCES member (wave, unit, person)
);

-- +goose Up
-- A county asks to change what it submitted; the DLT grants that or says why
-- not. At most one request of a county is open.
CREATE TABLE reopening (
    wave       text COLLATE "C" NOT NULL,
    unit       text COLLATE "C" NOT NULL,
    number     integer     NOT NULL CHECK (number > 0),
    person     text COLLATE "C" NOT NULL,
    reason     text        NOT NULL CHECK (reason <> ''),
    time       timestamptz NOT NULL,
    decision   text        NOT NULL CHECK (decision IN ('', 'granted', 'declined')),
    decided    timestamptz,
    decided_by text        NOT NULL,
    answer     text        NOT NULL,
    PRIMARY KEY (wave, unit, number),
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit),
    CHECK ((decided IS NULL) = (decision = ''))
);
CREATE UNIQUE INDEX reopening_open ON reopening (wave, unit) WHERE decided IS NULL;

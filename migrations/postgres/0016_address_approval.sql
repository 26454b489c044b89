-- +goose Up
-- Addresses outside a county's domains: nothing is mailed there before the DLT
-- decided. The address itself stands in person alone.
CREATE TABLE address_approval (
    wave       text COLLATE "C" NOT NULL,
    unit       text COLLATE "C" NOT NULL,
    person     text COLLATE "C" NOT NULL CHECK (person <> ''),
    asked_by   text        NOT NULL,
    asked      timestamptz NOT NULL,
    granted    boolean     NOT NULL,
    decided_by text        NOT NULL,
    decided    timestamptz,
    PRIMARY KEY (wave, unit, person),
    CHECK (decided IS NOT NULL OR NOT granted),
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit)
);

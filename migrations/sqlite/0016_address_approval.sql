-- +goose Up
-- Addresses outside a county's domains: nothing is mailed there before the DLT
-- decided. The address itself stands in person alone.
CREATE TABLE address_approval (
    wave       TEXT    NOT NULL,
    unit       TEXT    NOT NULL,
    person     TEXT    NOT NULL CHECK (person <> ''),
    asked_by   TEXT    NOT NULL,
    asked      TEXT    NOT NULL CHECK (asked GLOB '????-??-??T??:??:??.??????Z'),
    granted    INTEGER NOT NULL CHECK (granted IN (0, 1)),
    decided_by TEXT    NOT NULL,
    decided    TEXT CHECK (decided GLOB '????-??-??T??:??:??.??????Z'),
    PRIMARY KEY (wave, unit, person),
    CHECK (decided IS NOT NULL OR granted = 0),
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit)
) STRICT;

-- +goose Up
-- The second way in: a link whose code is sent by mail when it is asked for.
ALTER TABLE wave ADD COLUMN login TEXT NOT NULL DEFAULT 'letter' CHECK (login IN ('letter', 'mail'));

-- A link without a code hash asks for a mailed code. Programs from before let
-- nobody in by it: an empty hash never matches.
CREATE TABLE county_access_next (
    token_hash TEXT NOT NULL PRIMARY KEY CHECK (token_hash <> ''),
    wave       TEXT NOT NULL,
    unit       TEXT NOT NULL,
    person     TEXT NOT NULL,
    code_hash  TEXT NOT NULL,
    created    TEXT NOT NULL CHECK (created GLOB '????-??-??T??:??:??.??????Z'),
    revoked    TEXT CHECK (revoked GLOB '????-??-??T??:??:??.??????Z'),
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit)
) STRICT;
INSERT INTO county_access_next (token_hash, wave, unit, person, code_hash, created, revoked)
SELECT token_hash, wave, unit, person, code_hash, created, revoked FROM county_access;
DROP TABLE county_access;
ALTER TABLE county_access_next RENAME TO county_access;
CREATE INDEX county_access_unit ON county_access (wave, unit);

-- proven is the hash of the address whose mailed code opened the session; empty
-- where none did.
ALTER TABLE session ADD COLUMN proven TEXT NOT NULL DEFAULT '';

-- A code that one browser asked for. It is made when its letter is sent, and only
-- its hash is stored.
CREATE TABLE login_code (
    wave      TEXT    NOT NULL,
    unit      TEXT    NOT NULL,
    letter    TEXT    NOT NULL CHECK (letter <> ''),
    person    TEXT    NOT NULL CHECK (person <> ''),
    browser   TEXT    NOT NULL CHECK (length(browser) = 64),
    code_hash TEXT    NOT NULL,
    tries     INTEGER NOT NULL CHECK (tries >= 0),
    requested TEXT    NOT NULL CHECK (requested GLOB '????-??-??T??:??:??.??????Z'),
    made      TEXT CHECK (made GLOB '????-??-??T??:??:??.??????Z'),
    used      TEXT CHECK (used GLOB '????-??-??T??:??:??.??????Z'),
    PRIMARY KEY (wave, unit, letter),
    CHECK ((code_hash = '') = (made IS NULL)),
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit)
) STRICT;

-- Whom invitations reach. Names and addresses stand in person alone.
CREATE TABLE unit_contact (
    wave       TEXT    NOT NULL,
    unit       TEXT    NOT NULL,
    person     TEXT    NOT NULL CHECK (person <> ''),
    function   TEXT    NOT NULL,
    salutation TEXT    NOT NULL,
    official   INTEGER NOT NULL CHECK (official IN (0, 1)),
    PRIMARY KEY (wave, unit, person),
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit)
) STRICT;

-- Under which domains a county has its addresses, in lower case.
CREATE TABLE unit_domain (
    wave   TEXT NOT NULL,
    unit   TEXT NOT NULL,
    domain TEXT NOT NULL CHECK (domain <> ''),
    PRIMARY KEY (wave, unit, domain),
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit)
) STRICT;

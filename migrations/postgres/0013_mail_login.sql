-- +goose Up
-- The second way in: a link whose code is sent by mail when it is asked for.
ALTER TABLE wave ADD COLUMN login text NOT NULL DEFAULT 'letter' CHECK (login IN ('letter', 'mail'));

-- A link without a code hash asks for a mailed code. Programs from before let
-- nobody in by it: an empty hash never matches.
ALTER TABLE county_access DROP CONSTRAINT county_access_code_hash_check;

-- proven is the hash of the address whose mailed code opened the session; empty
-- where none did.
ALTER TABLE session ADD COLUMN proven text NOT NULL DEFAULT '';

-- A code that one browser asked for. It is made when its letter is sent, and only
-- its hash is stored.
CREATE TABLE login_code (
    wave      text COLLATE "C" NOT NULL,
    unit      text COLLATE "C" NOT NULL,
    letter    text COLLATE "C" NOT NULL CHECK (letter <> ''),
    person    text COLLATE "C" NOT NULL CHECK (person <> ''),
    browser   text        NOT NULL CHECK (length(browser) = 64),
    code_hash text        NOT NULL,
    tries     integer     NOT NULL CHECK (tries >= 0),
    requested timestamptz NOT NULL,
    made      timestamptz,
    used      timestamptz,
    PRIMARY KEY (wave, unit, letter),
    CHECK ((code_hash = '') = (made IS NULL)),
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit)
);

-- Whom invitations reach. Names and addresses stand in person alone.
CREATE TABLE unit_contact (
    wave       text COLLATE "C" NOT NULL,
    unit       text COLLATE "C" NOT NULL,
    person     text COLLATE "C" NOT NULL CHECK (person <> ''),
    function   text    NOT NULL,
    salutation text    NOT NULL,
    official   boolean NOT NULL,
    PRIMARY KEY (wave, unit, person),
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit)
);

-- Under which domains a county has its addresses, in lower case.
CREATE TABLE unit_domain (
    wave   text COLLATE "C" NOT NULL,
    unit   text COLLATE "C" NOT NULL,
    domain text COLLATE "C" NOT NULL CHECK (domain <> ''),
    PRIMARY KEY (wave, unit, domain),
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit)
);

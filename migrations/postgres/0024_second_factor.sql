-- +goose Up
-- The second factor of an account. secret is sealed with a key that is not in
-- the database; last_step is the newest one whose code was accepted. It proves
-- nothing until it is confirmed.
CREATE TABLE second_factor (
    person    text COLLATE "C" NOT NULL PRIMARY KEY CHECK (person <> ''),
    secret    text    NOT NULL CHECK (secret <> ''),
    last_step bigint NOT NULL CHECK (last_step >= 0),
    created   timestamptz NOT NULL,
    confirmed timestamptz
);

-- Each opens once what the second factor opens.
CREATE TABLE recovery_code (
    code_hash text COLLATE "C" NOT NULL PRIMARY KEY CHECK (length(code_hash) = 64),
    person    text COLLATE "C" NOT NULL CHECK (person <> ''),
    used      timestamptz
);
CREATE INDEX recovery_code_person ON recovery_code (person);

-- An account that somebody is invited to open. The link is made when its mail is
-- sent; names and addresses stand in person alone.
CREATE TABLE account_invitation (
    person     text COLLATE "C" NOT NULL PRIMARY KEY CHECK (person <> ''),
    role       text NOT NULL CHECK (role IN ('admin', 'reader', 'association', 'analyst')),
    land       text NOT NULL CHECK ((land <> '') = (role = 'association')),
    inviter    text NOT NULL,
    token_hash text NOT NULL,
    created    timestamptz NOT NULL,
    expires    timestamptz NOT NULL,
    accepted   timestamptz
);

-- When the second factor was typed last, and in which browser the session is, in
-- words.
ALTER TABLE session ADD COLUMN factor timestamptz;
ALTER TABLE session ADD COLUMN browser text NOT NULL DEFAULT '';
CREATE INDEX session_person ON session (person);

-- +goose Up
-- The only table with names, logins and e-mail addresses of those who log in.
-- Everything else holds ids and hashes. login is empty but for accounts of the
-- DLT.
CREATE TABLE person (
    id           text        NOT NULL PRIMARY KEY,
    name         text        NOT NULL,
    login        text        NOT NULL,
    email        text        NOT NULL,
    created      timestamptz NOT NULL,
    delete_after timestamptz
);

CREATE TABLE county_access (
    token_hash text        NOT NULL PRIMARY KEY CHECK (token_hash <> ''),
    wave       text COLLATE "C"        NOT NULL,
    unit       text COLLATE "C"        NOT NULL,
    person     text        NOT NULL,
    code_hash  text        NOT NULL CHECK (code_hash <> ''),
    created    timestamptz NOT NULL,
    revoked    timestamptz,
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit)
);
CREATE INDEX county_access_unit ON county_access (wave, unit);

CREATE TABLE admin_account (
    login_hash    text        NOT NULL PRIMARY KEY CHECK (length(login_hash) = 64),
    person        text        NOT NULL,
    password_hash text        NOT NULL CHECK (password_hash <> ''),
    disabled      boolean     NOT NULL,
    created       timestamptz NOT NULL
);

-- wave and unit are empty unless the role is bound to a county.
CREATE TABLE session (
    id_hash      text        NOT NULL PRIMARY KEY CHECK (id_hash <> ''),
    role         text        NOT NULL,
    person       text        NOT NULL,
    wave         text COLLATE "C"        NOT NULL,
    unit         text COLLATE "C"        NOT NULL,
    created      timestamptz NOT NULL,
    last_seen    timestamptz NOT NULL,
    idle_seconds bigint      NOT NULL CHECK (idle_seconds > 0),
    expires      timestamptz NOT NULL,
    ended        timestamptz
);

CREATE TABLE failure (
    id   bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key  text        NOT NULL CHECK (key <> ''),
    time timestamptz NOT NULL
);
CREATE INDEX failure_key ON failure (key, time);

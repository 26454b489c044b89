-- +goose Up
-- Changes that wait for a second person, where the operator asks for one. person
-- is whom the change is about and wave which wave; details holds the rest as JSON
-- and never a name. Whatever is decided or has expired is deleted: the audit trail
-- tells of it.
CREATE TABLE pending_change (
    id        TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
    kind      TEXT NOT NULL CHECK (kind IN ('invitation', 'role', 'retention', 'stage')),
    wave      TEXT NOT NULL,
    person    TEXT NOT NULL,
    details   TEXT NOT NULL,
    requester TEXT NOT NULL CHECK (requester <> ''),
    created   TEXT NOT NULL CHECK (created GLOB '????-??-??T??:??:??.??????Z'),
    expires   TEXT NOT NULL CHECK (expires GLOB '????-??-??T??:??:??.??????Z')
) STRICT;

-- The account at the operator's sign-on service with which somebody may log in, as
-- a hash of its issuer and subject.
CREATE TABLE sign_on_identity (
    identity_hash TEXT NOT NULL PRIMARY KEY CHECK (length(identity_hash) = 64),
    person        TEXT NOT NULL UNIQUE CHECK (person <> ''),
    created       TEXT NOT NULL CHECK (created GLOB '????-??-??T??:??:??.??????Z')
) STRICT;

-- Answers of that service that were used; none is accepted twice.
CREATE TABLE sign_on_used (
    state_hash TEXT NOT NULL PRIMARY KEY CHECK (length(state_hash) = 64),
    expires    TEXT NOT NULL CHECK (expires GLOB '????-??-??T??:??:??.??????Z')
) STRICT;

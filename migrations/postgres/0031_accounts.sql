-- +goose Up
-- Changes that wait for a second person, where the operator asks for one. person
-- is whom the change is about and wave which wave; details holds the rest as JSON
-- and never a name. Whatever is decided or has expired is deleted: the audit trail
-- tells of it.
CREATE TABLE pending_change (
    id        text COLLATE "C" NOT NULL PRIMARY KEY CHECK (id <> ''),
    kind      text NOT NULL CHECK (kind IN ('invitation', 'role', 'retention', 'stage')),
    wave      text COLLATE "C" NOT NULL,
    person    text COLLATE "C" NOT NULL,
    details   text NOT NULL,
    requester text COLLATE "C" NOT NULL CHECK (requester <> ''),
    created   timestamptz NOT NULL,
    expires   timestamptz NOT NULL
);

-- The account at the operator's sign-on service with which somebody may log in, as
-- a hash of its issuer and subject.
CREATE TABLE sign_on_identity (
    identity_hash text COLLATE "C" NOT NULL PRIMARY KEY CHECK (length(identity_hash) = 64),
    person        text COLLATE "C" NOT NULL UNIQUE CHECK (person <> ''),
    created       timestamptz NOT NULL
);

-- Answers of that service that were used; none is accepted twice.
CREATE TABLE sign_on_used (
    state_hash text COLLATE "C" NOT NULL PRIMARY KEY CHECK (length(state_hash) = 64),
    expires    timestamptz NOT NULL
);

-- +goose Up
-- What is to be sent to whom, and what became of it. The recipient is named by
-- random id, the address stands in person alone; data is a JSON object without
-- secrets, names of persons or addresses. wave and unit are empty where none is
-- concerned.
CREATE TABLE outbox (
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key        text        NOT NULL UNIQUE CHECK (key <> ''),
    kind       text        NOT NULL CHECK (kind <> ''),
    urgent     boolean     NOT NULL,
    wave       text COLLATE "C"        NOT NULL,
    unit       text COLLATE "C"        NOT NULL,
    person     text        NOT NULL CHECK (person <> ''),
    data       text        NOT NULL CHECK (data::json IS NOT NULL),
    message_id text        NOT NULL UNIQUE CHECK (message_id <> ''),
    state      text        NOT NULL CHECK (state IN ('queued', 'claimed', 'sent', 'unclear', 'failed')),
    attempts   bigint      NOT NULL CHECK (attempts >= 0),
    code       text        NOT NULL,
    created    timestamptz NOT NULL,
    not_before timestamptz NOT NULL,
    claimed    timestamptz,
    sent       timestamptz,
    CHECK (state <> 'claimed' OR claimed IS NOT NULL),
    CHECK ((state = 'sent') = (sent IS NOT NULL))
);
CREATE INDEX outbox_open ON outbox (state, not_before) WHERE state IN ('queued', 'claimed');

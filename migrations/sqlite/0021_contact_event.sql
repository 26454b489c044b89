-- +goose Up
-- What passed between the DLT and a county: mails and letters that went out, calls,
-- notes, mails that came back, refusals, extensions. campaign is empty where none
-- is concerned. Whoever knows the same event twice gives it the same id.
CREATE TABLE contact_event (
    wave     TEXT NOT NULL,
    unit     TEXT NOT NULL,
    id       TEXT NOT NULL CHECK (id <> ''),
    kind     TEXT NOT NULL CHECK (kind IN ('mail', 'letter', 'call', 'note', 'bounce', 'refusal', 'extension')),
    result   TEXT NOT NULL,
    campaign TEXT NOT NULL,
    text     TEXT NOT NULL,
    author   TEXT NOT NULL CHECK (author <> ''),
    time     TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    PRIMARY KEY (wave, unit, id),
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit)
) STRICT;

-- Who of a county has ever logged in is asked again and again.
CREATE INDEX audit_login ON audit (wave, unit) WHERE action = 'login';

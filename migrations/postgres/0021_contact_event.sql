-- +goose Up
-- What passed between the DLT and a county: mails and letters that went out, calls,
-- notes, mails that came back, refusals, extensions. campaign is empty where none
-- is concerned. Whoever knows the same event twice gives it the same id.
CREATE TABLE contact_event (
    wave     text COLLATE "C" NOT NULL,
    unit     text COLLATE "C" NOT NULL,
    id       text COLLATE "C" NOT NULL CHECK (id <> ''),
    kind     text        NOT NULL CHECK (kind IN ('mail', 'letter', 'call', 'note', 'bounce', 'refusal', 'extension')),
    result   text        NOT NULL,
    campaign text COLLATE "C" NOT NULL,
    text     text        NOT NULL,
    author   text        NOT NULL CHECK (author <> ''),
    time     timestamptz NOT NULL,
    PRIMARY KEY (wave, unit, id),
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit)
);

-- Who of a county has ever logged in is asked again and again.
CREATE INDEX audit_login ON audit (wave, unit) WHERE action = 'login';

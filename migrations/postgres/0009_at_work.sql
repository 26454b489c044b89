-- +goose Up
-- Who is on which page. Rows live for minutes and belong to the county alone.
CREATE TABLE presence (
    wave   text COLLATE "C" NOT NULL,
    unit   text COLLATE "C" NOT NULL,
    page   text             NOT NULL CHECK (page <> ''),
    person text             NOT NULL CHECK (person <> ''),
    since  timestamptz      NOT NULL,
    seen   timestamptz      NOT NULL,
    PRIMARY KEY (wave, unit, page, person),
    FOREIGN KEY (wave, unit) REFERENCES response (wave, unit)
);

-- What was sent after the sender's session had ended, as a form encodes it. It
-- is kept for a day and shown to the same person alone.
CREATE TABLE rescue (
    wave    text COLLATE "C" NOT NULL,
    unit    text COLLATE "C" NOT NULL,
    person  text             NOT NULL CHECK (person <> ''),
    page    text             NOT NULL CHECK (page <> ''),
    form_id text             NOT NULL CHECK (form_id <> ''),
    fields  text             NOT NULL,
    time    timestamptz      NOT NULL,
    PRIMARY KEY (wave, unit, person, page, form_id),
    FOREIGN KEY (wave, unit) REFERENCES response (wave, unit)
);

-- +goose Up
-- What somebody of a county says about a question of a pre-test. person is a random id.
CREATE TABLE pretest_comment (
    wave     text COLLATE "C" NOT NULL,
    unit     text COLLATE "C" NOT NULL,
    person   text COLLATE "C" NOT NULL,
    item     text COLLATE "C" NOT NULL,
    category text NOT NULL CHECK (category IN ('unclear', 'missing', 'unknown', 'other')),
    text     text NOT NULL,
    time     timestamptz NOT NULL,
    PRIMARY KEY (wave, unit, person, item),
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit)
);

-- How long a form of a pre-test was open before it was saved; nobody's name.
CREATE TABLE pretest_time (
    wave    text COLLATE "C" NOT NULL,
    unit    text COLLATE "C" NOT NULL,
    form_id text COLLATE "C" NOT NULL,
    page    text NOT NULL,
    seconds bigint NOT NULL CHECK (seconds >= 0),
    PRIMARY KEY (wave, unit, form_id),
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit)
);

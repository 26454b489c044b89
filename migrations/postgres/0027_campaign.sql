-- +goose Up
-- What the DLT writes to many counties, each by itself: by mail or as letters for
-- its own post. version grows with every change; whoever changes something names
-- the one that they saw. section and not_before are empty where they do not apply.
CREATE TABLE campaign (
    wave       text COLLATE "C" NOT NULL REFERENCES wave (wave),
    id         text COLLATE "C" NOT NULL CHECK (id <> ''),
    kind       text        NOT NULL CHECK (kind IN ('invitation', 'reminder', 'thanks', 'returned', 'extension', 'free')),
    rule       text        NOT NULL CHECK (rule <> ''),
    section    text        NOT NULL,
    subject    text        NOT NULL CHECK (subject <> ''),
    text       text        NOT NULL CHECK (text <> ''),
    channel    text        NOT NULL CHECK (channel IN ('mail', 'letter')),
    not_before timestamptz,
    state      text        NOT NULL CHECK (state IN ('draft', 'scheduled', 'running', 'done', 'stopped')),
    version    integer     NOT NULL CHECK (version >= 1),
    author     text        NOT NULL,
    created    timestamptz NOT NULL,
    changed_by text        NOT NULL,
    changed    timestamptz NOT NULL,
    PRIMARY KEY (wave, id),
    CHECK (state <> 'scheduled' OR not_before IS NOT NULL)
);

-- The counties of a campaign, one line each. letter is the key of the mail in the
-- outbox and empty for the post; attempted is when it went out.
CREATE TABLE campaign_unit (
    wave      text COLLATE "C" NOT NULL,
    unit      text COLLATE "C" NOT NULL,
    campaign  text COLLATE "C" NOT NULL,
    person    text        NOT NULL,
    letter    text        NOT NULL,
    attempted timestamptz,
    PRIMARY KEY (wave, unit, campaign),
    FOREIGN KEY (wave, campaign) REFERENCES campaign (wave, id),
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit)
);
CREATE INDEX outbox_wave ON outbox (wave, unit);

-- +goose Up
-- What the DLT writes to many counties, each by itself: by mail or as letters for
-- its own post. version grows with every change; whoever changes something names
-- the one that they saw. section and not_before are empty where they do not apply.
CREATE TABLE campaign (
    wave       TEXT    NOT NULL REFERENCES wave (wave),
    id         TEXT    NOT NULL CHECK (id <> ''),
    kind       TEXT    NOT NULL CHECK (kind IN ('invitation', 'reminder', 'thanks', 'returned', 'extension', 'free')),
    rule       TEXT    NOT NULL CHECK (rule <> ''),
    section    TEXT    NOT NULL,
    subject    TEXT    NOT NULL CHECK (subject <> ''),
    text       TEXT    NOT NULL CHECK (text <> ''),
    channel    TEXT    NOT NULL CHECK (channel IN ('mail', 'letter')),
    not_before TEXT    CHECK (not_before GLOB '????-??-??T??:??:??.??????Z'),
    state      TEXT    NOT NULL CHECK (state IN ('draft', 'scheduled', 'running', 'done', 'stopped')),
    version    INTEGER NOT NULL CHECK (version >= 1),
    author     TEXT    NOT NULL,
    created    TEXT    NOT NULL CHECK (created GLOB '????-??-??T??:??:??.??????Z'),
    changed_by TEXT    NOT NULL,
    changed    TEXT    NOT NULL CHECK (changed GLOB '????-??-??T??:??:??.??????Z'),
    PRIMARY KEY (wave, id),
    CHECK (state <> 'scheduled' OR not_before IS NOT NULL)
) STRICT;

-- The counties of a campaign, one line each. letter is the key of the mail in the
-- outbox and empty for the post; attempted is when it went out.
CREATE TABLE campaign_unit (
    wave      TEXT NOT NULL,
    unit      TEXT NOT NULL,
    campaign  TEXT NOT NULL,
    person    TEXT NOT NULL,
    letter    TEXT NOT NULL,
    attempted TEXT CHECK (attempted GLOB '????-??-??T??:??:??.??????Z'),
    PRIMARY KEY (wave, unit, campaign),
    FOREIGN KEY (wave, campaign) REFERENCES campaign (wave, id),
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit)
) STRICT;
CREATE INDEX outbox_wave ON outbox (wave, unit);

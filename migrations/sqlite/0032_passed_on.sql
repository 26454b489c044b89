-- +goose Up
-- Who passed the invitation on to a contact that somebody of the county named, and
-- when: whoever coordinates sees it and may take it back.
ALTER TABLE unit_contact ADD COLUMN named_by TEXT NOT NULL DEFAULT '';
ALTER TABLE unit_contact ADD COLUMN named    TEXT CHECK (named GLOB '????-??-??T??:??:??.??????Z');

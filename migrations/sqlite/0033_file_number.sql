-- +goose Up
-- The county's Aktenzeichen, which it may note at any time. Without one, that of its
-- last release holds.
ALTER TABLE county_setting ADD COLUMN file_number TEXT;

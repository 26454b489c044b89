-- +goose Up
-- The wave whose submissions the check page of this one recalls; empty: none.
ALTER TABLE wave ADD COLUMN earlier TEXT NOT NULL DEFAULT '';

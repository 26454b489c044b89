-- +goose Up
-- Whose account may do what. Programs from before know administrators alone.
ALTER TABLE admin_account ADD COLUMN role text NOT NULL DEFAULT 'admin'
    CHECK (role IN ('admin', 'reader', 'association', 'analyst'));
-- The Land of an association, as the frame names it; else empty.
ALTER TABLE admin_account ADD COLUMN land text NOT NULL DEFAULT ''
    CHECK ((land <> '') = (role = 'association'));
ALTER TABLE session ADD COLUMN land text NOT NULL DEFAULT '';

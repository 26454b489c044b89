-- +goose Up
-- The audit trail in sealed blocks. hash covers the digests of a block's lines and
-- the hash of the block before it. A purge takes the lines and leaves the block.
CREATE TABLE audit_block (
    number   bigint      NOT NULL PRIMARY KEY CHECK (number >= 1),
    first_id bigint      NOT NULL,
    last_id  bigint      NOT NULL CHECK (last_id >= first_id),
    lines    bigint      NOT NULL CHECK (lines >= 1),
    previous text        NOT NULL,
    digests  text        NOT NULL,
    hash     text        NOT NULL UNIQUE CHECK (length(hash) = 64),
    sealed   timestamptz NOT NULL,
    purged   timestamptz
);

CREATE TRIGGER audit_block_sealed BEFORE UPDATE ON audit_block FOR EACH ROW
    WHEN (OLD.purged IS NOT NULL OR NEW.purged IS NULL
        OR (NEW.number, NEW.first_id, NEW.last_id, NEW.lines, NEW.previous, NEW.digests, NEW.hash, NEW.sealed)
        <> (OLD.number, OLD.first_id, OLD.last_id, OLD.lines, OLD.previous, OLD.digests, OLD.hash, OLD.sealed))
    EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_block_append_only BEFORE DELETE OR TRUNCATE ON audit_block
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

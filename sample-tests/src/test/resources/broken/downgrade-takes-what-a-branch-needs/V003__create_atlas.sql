-- palindrome: revises 001
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE atlas (
    id   uuid NOT NULL,
    name text NOT NULL,
    CONSTRAINT atlas_pkey PRIMARY KEY (id)
);

CREATE INDEX idx_atlas_name_trgm ON atlas USING gin (name gin_trgm_ops);

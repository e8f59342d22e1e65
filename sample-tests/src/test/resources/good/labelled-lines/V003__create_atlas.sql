-- palindrome: revises 001
-- palindrome: label atlas
CREATE TABLE atlas (
    id      uuid NOT NULL,
    grid_id uuid NOT NULL REFERENCES grid (id),
    CONSTRAINT atlas_pkey PRIMARY KEY (id)
);

CREATE TABLE grid (
    id uuid NOT NULL,
    CONSTRAINT grid_pkey PRIMARY KEY (id)
);

CREATE TABLE atlas (
    id      uuid NOT NULL,
    grid_id uuid NOT NULL,
    CONSTRAINT atlas_pkey PRIMARY KEY (id)
);

CREATE TABLE acquisition (
    id uuid NOT NULL,
    CONSTRAINT acquisition_pkey PRIMARY KEY (id)
);

CREATE TABLE grid (
    id             uuid NOT NULL,
    acquisition_id uuid NOT NULL,
    CONSTRAINT grid_pkey PRIMARY KEY (id),
    CONSTRAINT fk_grid_acquisition FOREIGN KEY (acquisition_id) REFERENCES acquisition (id)
);

CREATE INDEX idx_grid_acquisition ON grid (acquisition_id);

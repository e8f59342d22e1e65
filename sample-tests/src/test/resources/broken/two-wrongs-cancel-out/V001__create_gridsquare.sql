CREATE TABLE gridsquare (
    id                   uuid NOT NULL,
    grid_id              uuid NOT NULL,
    acquisition_datetime timestamptz,
    CONSTRAINT gridsquare_pkey PRIMARY KEY (id)
);

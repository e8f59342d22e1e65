CREATE TABLE micrograph (
    id           uuid NOT NULL,
    total_motion double precision,
    CONSTRAINT micrograph_pkey PRIMARY KEY (id)
);

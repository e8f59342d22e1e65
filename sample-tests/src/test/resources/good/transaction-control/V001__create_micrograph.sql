CREATE TABLE micrograph (
    id             uuid NOT NULL,
    total_motion   double precision,
    average_motion double precision,
    CONSTRAINT micrograph_pkey PRIMARY KEY (id)
);

INSERT INTO micrograph (id, total_motion)
SELECT gen_random_uuid(), n FROM generate_series(1, 50) AS n;

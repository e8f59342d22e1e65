CREATE TABLE micrograph (
    id                   uuid        NOT NULL,
    acquisition_datetime timestamptz NOT NULL,
    total_motion         double precision,
    CONSTRAINT micrograph_pkey PRIMARY KEY (id, acquisition_datetime)
) PARTITION BY RANGE (acquisition_datetime);

CREATE TABLE micrograph_2025 PARTITION OF micrograph
    FOR VALUES FROM ('2025-01-01 00:00+00') TO ('2026-01-01 00:00+00');
CREATE TABLE micrograph_rest PARTITION OF micrograph DEFAULT;

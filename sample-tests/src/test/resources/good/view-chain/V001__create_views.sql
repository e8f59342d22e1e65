CREATE TABLE micrograph (
    id            uuid    NOT NULL,
    gridsquare_id uuid    NOT NULL,
    particles     integer NOT NULL DEFAULT 0,
    CONSTRAINT micrograph_pkey PRIMARY KEY (id)
);

CREATE VIEW gridsquare_yield AS
SELECT gridsquare_id, sum(particles) AS particles FROM micrograph GROUP BY gridsquare_id;

CREATE VIEW good_gridsquare AS
SELECT gridsquare_id, particles FROM gridsquare_yield WHERE particles > 1000;

CREATE MATERIALIZED VIEW best_gridsquare AS
SELECT gridsquare_id, particles FROM good_gridsquare ORDER BY particles DESC LIMIT 10;

CREATE UNIQUE INDEX uq_best_gridsquare ON best_gridsquare (gridsquare_id);

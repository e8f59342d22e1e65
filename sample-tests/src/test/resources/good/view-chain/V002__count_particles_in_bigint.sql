-- The type of a column that a view shows cannot be changed: down the chain, and up again.
DROP MATERIALIZED VIEW best_gridsquare;
DROP VIEW good_gridsquare;
DROP VIEW gridsquare_yield;

ALTER TABLE micrograph ALTER COLUMN particles TYPE bigint;

CREATE VIEW gridsquare_yield AS
SELECT gridsquare_id, sum(particles) AS particles FROM micrograph GROUP BY gridsquare_id;

CREATE VIEW good_gridsquare AS
SELECT gridsquare_id, particles FROM gridsquare_yield WHERE particles > 1000;

CREATE MATERIALIZED VIEW best_gridsquare AS
SELECT gridsquare_id, particles FROM good_gridsquare ORDER BY particles DESC LIMIT 10;

CREATE UNIQUE INDEX uq_best_gridsquare ON best_gridsquare (gridsquare_id);

DROP MATERIALIZED VIEW best_gridsquare;
DROP VIEW good_gridsquare;
DROP VIEW gridsquare_yield;
DROP TABLE micrograph;

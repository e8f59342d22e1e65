DROP INDEX idx_grid_name_trgm;

DROP EXTENSION pg_trgm;

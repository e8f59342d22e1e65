CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE INDEX idx_grid_name_trgm ON grid USING gin (name gin_trgm_ops);

CREATE INDEX idx_grid_name ON grid (name);

CREATE INDEX idx_atlas_grid ON atlas (grid_id);

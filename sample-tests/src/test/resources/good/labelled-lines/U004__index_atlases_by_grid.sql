DROP INDEX idx_atlas_grid;

DROP INDEX idx_grid_name;

CREATE INDEX IF NOT EXISTS idx_gridsquare_grid ON gridsquare (grid_id);

DROP INDEX IF EXISTS idx_gridsquare_grid;

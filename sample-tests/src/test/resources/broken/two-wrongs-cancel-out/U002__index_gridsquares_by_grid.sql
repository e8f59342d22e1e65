DROP INDEX IF EXISTS idx_gridsquare_acquisition_datetime;

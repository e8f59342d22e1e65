CREATE INDEX IF NOT EXISTS idx_gridsquare_acquisition_datetime ON gridsquare (acquisition_datetime);

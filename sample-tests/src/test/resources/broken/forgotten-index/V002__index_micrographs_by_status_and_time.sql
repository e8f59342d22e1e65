-- Serves all queries that the index on the status alone served.
CREATE INDEX idx_micrograph_status_time ON micrograph (status, acquisition_datetime);

DROP INDEX IF EXISTS idx_micrograph_status;

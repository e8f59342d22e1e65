-- Makes an index on each partition, too.
CREATE INDEX idx_micrograph_total_motion ON micrograph (total_motion);

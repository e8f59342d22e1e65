CREATE INDEX idx_atlas_name ON atlas (name);

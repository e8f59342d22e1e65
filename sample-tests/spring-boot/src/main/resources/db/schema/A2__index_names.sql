CREATE INDEX CONCURRENTLY atlas_name ON atlas (name);

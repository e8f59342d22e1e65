DROP INDEX idx_atlas_name;

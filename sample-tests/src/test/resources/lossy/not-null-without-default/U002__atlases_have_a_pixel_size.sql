ALTER TABLE atlases DROP COLUMN pixel_size;

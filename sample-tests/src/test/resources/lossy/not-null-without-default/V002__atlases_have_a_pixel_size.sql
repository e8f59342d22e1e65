ALTER TABLE atlases ADD COLUMN pixel_size numeric(8, 4) NOT NULL;

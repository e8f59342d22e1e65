ALTER TABLE atlases ADD COLUMN pixel_size numeric(8, 4);
UPDATE atlases SET pixel_size = 1;
ALTER TABLE atlases ALTER COLUMN pixel_size SET NOT NULL;

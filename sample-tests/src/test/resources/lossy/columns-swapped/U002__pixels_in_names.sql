ALTER TABLE micrographs ADD COLUMN width integer, ADD COLUMN height integer;
UPDATE micrographs SET width = height_pixels, height = width_pixels;
ALTER TABLE micrographs ALTER COLUMN width SET NOT NULL, ALTER COLUMN height SET NOT NULL;
ALTER TABLE micrographs DROP COLUMN width_pixels, DROP COLUMN height_pixels;

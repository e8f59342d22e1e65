ALTER TABLE micrographs RENAME COLUMN width TO width_pixels;
ALTER TABLE micrographs RENAME COLUMN height TO height_pixels;

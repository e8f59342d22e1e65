ALTER TABLE micrographs RENAME COLUMN height_pixels TO height;
ALTER TABLE micrographs RENAME COLUMN width_pixels TO width;

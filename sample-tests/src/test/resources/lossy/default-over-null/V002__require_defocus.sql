UPDATE grid_squares SET defocus = 0 WHERE defocus IS NULL;
ALTER TABLE grid_squares ALTER COLUMN defocus SET DEFAULT 0, ALTER COLUMN defocus SET NOT NULL;

-- Measured for each micrograph since the last release.
ALTER TABLE gridsquare DROP COLUMN defocus;

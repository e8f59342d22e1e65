-- The camera reports pixel sizes in metres, as 1.06e-10.
ALTER TABLE gridsquare ALTER COLUMN pixel_size TYPE double precision;

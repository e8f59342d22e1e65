ALTER TABLE gridsquare ALTER COLUMN pixel_size TYPE numeric;

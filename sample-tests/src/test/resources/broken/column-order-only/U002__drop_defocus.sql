ALTER TABLE gridsquare ADD COLUMN defocus double precision;

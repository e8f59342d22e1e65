ALTER TABLE exposures ALTER COLUMN dose TYPE numeric(12, 6);

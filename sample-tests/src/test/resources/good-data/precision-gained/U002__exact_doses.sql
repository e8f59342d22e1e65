ALTER TABLE exposures ALTER COLUMN dose TYPE numeric(8, 2);

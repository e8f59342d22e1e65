ALTER TABLE steps DROP COLUMN position;

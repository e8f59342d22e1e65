ALTER TABLE tiles ADD COLUMN quality numeric(5, 2);

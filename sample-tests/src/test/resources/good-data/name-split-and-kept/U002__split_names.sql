ALTER TABLE operators ADD COLUMN name text;
UPDATE operators SET name = given_name || rest;
ALTER TABLE operators ALTER COLUMN name SET NOT NULL;
ALTER TABLE operators DROP COLUMN given_name, DROP COLUMN rest;

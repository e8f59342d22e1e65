ALTER TABLE operators ADD COLUMN name text;
UPDATE operators SET name = family_name || ', ' || given_name;
ALTER TABLE operators ALTER COLUMN name SET NOT NULL;
ALTER TABLE operators DROP COLUMN given_name, DROP COLUMN family_name;

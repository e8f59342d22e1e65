ALTER TABLE operators DROP COLUMN full_name;

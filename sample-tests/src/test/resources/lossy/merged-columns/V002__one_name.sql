UPDATE operators SET name = concat_ws(' ', given_name, family_name);
ALTER TABLE operators DROP COLUMN given_name, DROP COLUMN family_name;

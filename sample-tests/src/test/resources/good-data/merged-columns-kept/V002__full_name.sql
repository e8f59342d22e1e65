ALTER TABLE operators ADD COLUMN full_name text;
UPDATE operators SET full_name = concat_ws(' ', given_name, family_name);

ALTER TABLE operators ADD COLUMN given_name text, ADD COLUMN family_name text;
UPDATE operators SET given_name = split_part(name, ' ', 1), family_name = split_part(name, ' ', 2);

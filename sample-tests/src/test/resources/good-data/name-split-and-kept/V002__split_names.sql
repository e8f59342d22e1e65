ALTER TABLE operators ADD COLUMN given_name text, ADD COLUMN rest text;
UPDATE operators SET
    given_name = split_part(name, ' ', 1),
    rest = substr(name, length(split_part(name, ' ', 1)) + 1);
ALTER TABLE operators DROP COLUMN name;

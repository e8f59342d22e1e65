ALTER TABLE users ADD COLUMN name text;
UPDATE users SET name = first_name || ' ' || last_name;
ALTER TABLE users ALTER COLUMN name SET NOT NULL, DROP COLUMN first_name, DROP COLUMN last_name;

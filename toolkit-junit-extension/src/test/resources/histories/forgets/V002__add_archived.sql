ALTER TABLE users ADD COLUMN archived boolean NOT NULL DEFAULT false;
UPDATE users SET name = 'A. Lovelace' WHERE name = 'Ada Lovelace';

-- palindrome: revises 001
-- palindrome: label atlases
ALTER TABLE atlas ADD COLUMN name varchar(255);

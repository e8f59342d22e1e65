-- palindrome: revises 001
ALTER TABLE grid ADD COLUMN data_dir text;

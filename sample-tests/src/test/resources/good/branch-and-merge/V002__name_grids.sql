-- palindrome: label grids
ALTER TABLE grid ADD COLUMN name varchar(255);

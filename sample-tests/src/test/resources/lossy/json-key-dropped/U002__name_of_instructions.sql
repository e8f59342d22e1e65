ALTER TABLE instructions DROP COLUMN name;

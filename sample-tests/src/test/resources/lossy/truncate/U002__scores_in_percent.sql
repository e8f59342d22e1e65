ALTER TABLE predictions DROP COLUMN percent;

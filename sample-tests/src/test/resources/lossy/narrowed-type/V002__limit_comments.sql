-- The old viewer shows 40 characters only.
ALTER TABLE micrographs ALTER COLUMN comment TYPE varchar(40) USING left(comment, 40);

ALTER TABLE micrographs ALTER COLUMN comment TYPE text;

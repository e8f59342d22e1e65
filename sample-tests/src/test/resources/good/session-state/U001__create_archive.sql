DROP TABLE acquisition;
DROP SCHEMA archive;

DROP TABLE acquisition;

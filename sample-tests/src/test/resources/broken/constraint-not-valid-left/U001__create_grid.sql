DROP TABLE grid;
DROP TABLE acquisition;

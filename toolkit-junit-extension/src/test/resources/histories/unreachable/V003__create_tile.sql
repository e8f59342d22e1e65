CREATE TABLE tile (id integer);

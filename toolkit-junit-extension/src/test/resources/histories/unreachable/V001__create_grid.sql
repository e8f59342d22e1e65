CREATE TABLE grid (id integer);

CREATE TABLE grid (id bigint PRIMARY KEY);

CREATE TABLE micrographs (id serial PRIMARY KEY, comment varchar(40));

CREATE TABLE micrographs (id serial PRIMARY KEY, width integer NOT NULL, height integer NOT NULL);

CREATE TABLE acquisitions (id serial PRIMARY KEY, title text NOT NULL);

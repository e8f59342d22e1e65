CREATE TABLE operators (id serial PRIMARY KEY, name text NOT NULL);

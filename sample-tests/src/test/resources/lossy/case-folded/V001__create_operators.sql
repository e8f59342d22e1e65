CREATE TABLE operators (id serial PRIMARY KEY, email text NOT NULL);

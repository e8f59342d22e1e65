CREATE TABLE atlases (id serial PRIMARY KEY, name text NOT NULL);

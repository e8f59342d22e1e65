CREATE TABLE steps (id serial PRIMARY KEY, label text NOT NULL, position integer NOT NULL);

CREATE TABLE models (id serial PRIMARY KEY, tags text[] NOT NULL);

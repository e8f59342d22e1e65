CREATE TABLE instructions (id serial PRIMARY KEY, kind text NOT NULL);

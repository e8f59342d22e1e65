CREATE TABLE weights (id serial PRIMARY KEY, model text NOT NULL CHECK (model IN ('ctf', 'motion')));

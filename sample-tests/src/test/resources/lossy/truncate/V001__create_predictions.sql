CREATE TABLE predictions (id serial PRIMARY KEY, score double precision NOT NULL);

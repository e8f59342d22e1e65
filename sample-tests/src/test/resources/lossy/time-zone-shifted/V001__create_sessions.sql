CREATE TABLE sessions (id serial PRIMARY KEY, started_at timestamp NOT NULL);

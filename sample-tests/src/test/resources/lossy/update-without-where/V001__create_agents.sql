CREATE TABLE agents (id serial PRIMARY KEY, status text NOT NULL CHECK (status IN ('IDLE', 'BUSY', 'LOST')));

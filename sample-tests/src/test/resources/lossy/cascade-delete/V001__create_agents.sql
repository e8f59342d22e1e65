CREATE TABLE agents (id serial PRIMARY KEY, host text);
CREATE TABLE sessions (
    id serial PRIMARY KEY,
    agent_id integer NOT NULL REFERENCES agents ON DELETE CASCADE,
    started_at timestamptz NOT NULL
);

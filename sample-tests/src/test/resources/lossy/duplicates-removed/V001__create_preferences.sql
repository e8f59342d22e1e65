CREATE TABLE preferences (
    id serial PRIMARY KEY,
    scope text NOT NULL CHECK (scope IN ('agent', 'grid')),
    value jsonb
);

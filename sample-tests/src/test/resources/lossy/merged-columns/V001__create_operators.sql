CREATE TABLE operators (
    id serial PRIMARY KEY,
    name text,
    given_name text,
    family_name text
);

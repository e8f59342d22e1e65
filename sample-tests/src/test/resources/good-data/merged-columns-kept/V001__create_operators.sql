CREATE TABLE operators (id serial PRIMARY KEY, given_name text, family_name text);

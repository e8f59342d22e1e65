CREATE TABLE foil_holes (id serial PRIMARY KEY, suitable boolean);

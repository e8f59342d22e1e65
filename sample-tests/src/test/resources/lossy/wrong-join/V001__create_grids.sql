CREATE TABLE grids (id serial PRIMARY KEY, name text NOT NULL);
CREATE TABLE grid_squares (id serial PRIMARY KEY, grid_id integer NOT NULL REFERENCES grids);
CREATE TABLE foil_holes (id serial PRIMARY KEY, square_id integer NOT NULL REFERENCES grid_squares);

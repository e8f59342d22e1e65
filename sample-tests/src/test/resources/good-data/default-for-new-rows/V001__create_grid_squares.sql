CREATE TABLE grid_squares (id serial PRIMARY KEY, defocus numeric(8, 3));

CREATE TABLE grid_squares (
    id serial PRIMARY KEY,
    label text NOT NULL,
    defocus numeric(8, 3)
);

CREATE TABLE exposures (id serial PRIMARY KEY, dose numeric(8, 2) NOT NULL);

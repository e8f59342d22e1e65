CREATE TABLE exposures (id serial PRIMARY KEY, dose numeric(12, 6) NOT NULL);

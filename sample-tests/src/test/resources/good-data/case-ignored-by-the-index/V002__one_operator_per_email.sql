CREATE UNIQUE INDEX operators_email ON operators (lower(email));

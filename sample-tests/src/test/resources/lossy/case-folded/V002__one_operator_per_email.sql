UPDATE operators SET email = lower(email);
CREATE INDEX operators_email ON operators (email);

CREATE TABLE roles (id integer PRIMARY KEY, name text NOT NULL);
INSERT INTO roles VALUES (1, 'admin'), (2, 'guest');

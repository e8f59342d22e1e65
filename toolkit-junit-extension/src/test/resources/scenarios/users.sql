-- Two people.
INSERT INTO users (name) VALUES ('Ada Lovelace');
INSERT INTO users (name) VALUES ('Grace; Hopper');

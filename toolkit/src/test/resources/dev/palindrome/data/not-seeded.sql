--- a check that nothing satisfies
CREATE TABLE people (age integer NOT NULL, CONSTRAINT never CHECK (age > 10 AND age < 5));
CREATE TABLE others (name text);
-- => public.people 0 check never was not satisfied by 63 tries
--- a trigger that refuses
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the ledger is closed'; END $$;
CREATE TABLE ledger (amount numeric);
CREATE TRIGGER refuse BEFORE INSERT ON ledger FOR EACH ROW EXECUTE FUNCTION refuse();
-- => public.ledger 0 PostgreSQL says: the ledger is closed (P0001)
--- a trigger that keeps rows out
CREATE FUNCTION keep_out() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TABLE ledger (amount numeric);
CREATE TRIGGER keep_out BEFORE INSERT ON ledger FOR EACH ROW EXECUTE FUNCTION keep_out();
-- => public.ledger 0 a trigger or a rule kept the rows out
--- a circle
CREATE TABLE eggs (id serial PRIMARY KEY, hen_id integer NOT NULL);
CREATE TABLE hens (id serial PRIMARY KEY, egg_id integer NOT NULL REFERENCES eggs);
ALTER TABLE eggs ADD FOREIGN KEY (hen_id) REFERENCES hens;
-- => public.eggs 0 its foreign keys go round in a circle (public.eggs, public.hens) and are neither nullable nor deferrable
-- => public.hens 0 its foreign keys go round in a circle (public.eggs, public.hens) and are neither nullable nor deferrable
--- too few values
CREATE TABLE switches (on_ boolean PRIMARY KEY);
-- => public.switches 2 2 of 3 rows: unique index switches_pkey was not satisfied by 63 tries
--- a parent that cannot be filled
CREATE TABLE people (id serial PRIMARY KEY, CONSTRAINT never CHECK (false));
CREATE TABLE pets (owner integer NOT NULL REFERENCES people);
CREATE TABLE notes (owner integer REFERENCES people, text text);
-- => public.people 0 check never was not satisfied by 63 tries
-- => public.pets 0 no row of public.people is there or free for it
--- no partitions
CREATE TABLE measures (at date) PARTITION BY RANGE (at);
-- => public.measures 0 it is partitioned and has no partition of its own server
--- an enum without labels
CREATE TYPE nothing AS ENUM ();
CREATE TABLE strange (kind nothing NOT NULL);
-- => public.strange 0 PostgreSQL says: null value in column "kind" of relation "strange" violates not-null constraint (23502)
--- an assertion
CREATE FUNCTION insist() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ASSERT false, 'not today'; RETURN NEW; END $$;
CREATE TABLE ledger (amount numeric);
CREATE TRIGGER insist BEFORE INSERT ON ledger FOR EACH ROW EXECUTE FUNCTION insist();
-- => public.ledger 0 PostgreSQL says: not today (P0004)

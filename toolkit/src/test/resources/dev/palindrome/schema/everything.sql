-- A schema with an object of every kind that PostgreSQL 15 has and pg_dump can restore.
CREATE EXTENSION citext;
CREATE EXTENSION btree_gist WITH SCHEMA pg_catalog;
CREATE SCHEMA imaging AUTHORIZATION owner_role;
COMMENT ON SCHEMA imaging IS 'what the microscope sees';
GRANT USAGE ON SCHEMA imaging TO reader_role;
ALTER DEFAULT PRIVILEGES IN SCHEMA imaging GRANT SELECT ON TABLES TO reader_role;
ALTER DEFAULT PRIVILEGES FOR ROLE owner_role REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

CREATE TYPE imaging.status AS ENUM ('PLANNED', 'STARTED', 'it''s done');
ALTER TYPE imaging.status ADD VALUE 'PAUSED' BEFORE 'STARTED';
CREATE TYPE imaging.place AS (x int, y numeric(10, 2), label text COLLATE "C");
COMMENT ON COLUMN imaging.place.x IS 'in micrometres';
CREATE TYPE imaging.typed AS (a int, b text);
CREATE DOMAIN imaging.email AS citext NOT NULL DEFAULT 'a@b' CONSTRAINT has_at CHECK (VALUE ~ '@');
CREATE TYPE imaging.spread AS RANGE (subtype = float8, subtype_diff = float8mi);
CREATE TYPE imaging.shell;
CREATE TYPE imaging.base;
CREATE FUNCTION imaging.base_in(cstring) RETURNS imaging.base LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION imaging.base_out(imaging.base) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE imaging.base (INPUT = imaging.base_in, OUTPUT = imaging.base_out, LIKE = int4);
GRANT USAGE ON TYPE imaging.status TO reader_role;
REVOKE USAGE ON TYPE imaging.place FROM PUBLIC;

CREATE SEQUENCE imaging.ticket AS int INCREMENT 5 MINVALUE 10 MAXVALUE 1000 START 20 CACHE 3 CYCLE;
CREATE TABLE imaging."Odd ""grid"" a.b" (
    id int GENERATED ALWAYS AS IDENTITY (INCREMENT 2) PRIMARY KEY,
    ticket int DEFAULT nextval('imaging.ticket'),
    status imaging.status NOT NULL DEFAULT 'PLANNED',
    gone int,
    seen timestamptz(3) DEFAULT '2024-05-06 07:08:09+00',
    name varchar(40) COLLATE "C" CONSTRAINT long_enough CHECK (length(name) > 2),
    place imaging.place,
    twice int GENERATED ALWAYS AS (ticket * 2) STORED,
    "select" text[],
    CONSTRAINT ticket_of_name UNIQUE NULLS NOT DISTINCT (ticket, name) INCLUDE (status) DEFERRABLE INITIALLY DEFERRED
) WITH (fillfactor = 70, toast.autovacuum_enabled = off);
ALTER TABLE imaging."Odd ""grid"" a.b" DROP gone;
ALTER TABLE imaging."Odd ""grid"" a.b" ALTER name SET STORAGE external, ALTER name SET STATISTICS 200, ALTER name SET (n_distinct = 7);
ALTER TABLE imaging."Odd ""grid"" a.b" ADD CONSTRAINT positive CHECK (ticket > 0) NOT VALID;
ALTER SEQUENCE imaging.ticket OWNED BY imaging."Odd ""grid"" a.b".ticket;
COMMENT ON COLUMN imaging."Odd ""grid"" a.b".name IS E'first line\nsecond line';
COMMENT ON CONSTRAINT long_enough ON imaging."Odd ""grid"" a.b" IS 'of a name';
CREATE UNIQUE INDEX grid_lower_idx ON imaging."Odd ""grid"" a.b" (lower(name) text_pattern_ops DESC NULLS LAST) INCLUDE (status) WITH (fillfactor = 60)
WHERE status <> 'PLANNED';
ALTER INDEX imaging.grid_lower_idx ALTER COLUMN 1 SET STATISTICS 400;
CREATE INDEX grid_seen_idx ON imaging."Odd ""grid"" a.b" USING brin (seen);
ALTER TABLE imaging."Odd ""grid"" a.b" CLUSTER ON "Odd ""grid"" a.b_pkey";
ALTER TABLE imaging."Odd ""grid"" a.b" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY, OWNER TO owner_role;
CREATE POLICY mine ON imaging."Odd ""grid"" a.b" AS RESTRICTIVE FOR UPDATE TO reader_role, CURRENT_USER USING (ticket > 0) WITH CHECK (ticket > 1);
GRANT SELECT, UPDATE (name) ON imaging."Odd ""grid"" a.b" TO reader_role WITH GRANT OPTION;
CREATE STATISTICS imaging.grid_stat (ndistinct, mcv) ON ticket, name, (ticket % 10) FROM imaging."Odd ""grid"" a.b";
ALTER STATISTICS imaging.grid_stat SET STATISTICS 50;

CREATE TABLE imaging.square (
    grid int,
    number serial,
    during tstzrange,
    FOREIGN KEY (grid) REFERENCES imaging."Odd ""grid"" a.b" ON DELETE SET NULL ON UPDATE CASCADE DEFERRABLE,
    EXCLUDE USING gist (grid WITH =, during WITH &&) WHERE (grid > 0)
);
ALTER TABLE imaging.square REPLICA IDENTITY FULL;
CREATE TABLE imaging.of_type OF imaging.typed (a PRIMARY KEY, b WITH OPTIONS DEFAULT 'x');
CREATE TABLE imaging.parent (a int CHECK (a > 0), b text);
CREATE TABLE imaging.child (b text DEFAULT 'y', c int) INHERITS (imaging.parent);
CREATE TABLE imaging.late_child (c int, a int CHECK (a > 0), b text);
ALTER TABLE imaging.late_child DROP c;
ALTER TABLE imaging.late_child ADD CONSTRAINT parent_a_check CHECK (a > 0), INHERIT imaging.parent;

CREATE TABLE imaging.measured (id int NOT NULL, at date NOT NULL, value numeric, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE imaging.measured_2024 PARTITION OF imaging.measured FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE imaging.measured_rest PARTITION OF imaging.measured DEFAULT PARTITION BY LIST (id);
CREATE TABLE imaging.measured_rest_1 (value numeric DEFAULT 1, gone int, at date NOT NULL, id int NOT NULL);
ALTER TABLE imaging.measured_rest_1 DROP gone;
ALTER TABLE imaging.measured_rest ATTACH PARTITION imaging.measured_rest_1 FOR VALUES IN (1, 2, NULL);
CREATE INDEX measured_value_idx ON imaging.measured (value);
CREATE TABLE imaging.refers (id int, at date, FOREIGN KEY (id, at) REFERENCES imaging.measured);
CREATE INDEX lonely_idx ON ONLY imaging.measured (at, value);

CREATE VIEW imaging.seen WITH (security_barrier = true) AS
SELECT g.*, (SELECT count(*) FROM imaging.square s WHERE s.grid = g.id) AS squares
FROM imaging."Odd ""grid"" a.b" g
WHERE g.seen > '2024-05-06 07:08:09+00'
WITH LOCAL CHECK OPTION;
ALTER VIEW imaging.seen ALTER name SET DEFAULT 'z';
COMMENT ON VIEW imaging.seen IS 'seen';
CREATE MATERIALIZED VIEW imaging.counted WITH (fillfactor = 50) AS SELECT status, count(*) AS many FROM imaging."Odd ""grid"" a.b" GROUP BY status
WITH NO DATA;
CREATE UNIQUE INDEX counted_idx ON imaging.counted (status);

CREATE FUNCTION imaging.area(width numeric, height numeric DEFAULT 1, OUT area numeric, VARIADIC more text[] DEFAULT '{}') RETURNS numeric
LANGUAGE plpgsql IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE COST 9 SECURITY DEFINER SET search_path = pg_catalog, imaging SET work_mem = '8MB'
AS $$
BEGIN
    -- odd: 'quotes' and $dollars$
    area := width * height;
END
$$;
CREATE FUNCTION imaging.standard(a int) RETURNS SETOF imaging.square LANGUAGE sql ROWS 7 BEGIN ATOMIC SELECT * FROM imaging.square WHERE grid = a; END;
CREATE PROCEDURE imaging.act(INOUT a int) LANGUAGE sql AS 'SELECT a';
CREATE FUNCTION imaging.ranked() RETURNS bigint LANGUAGE internal WINDOW AS 'window_row_number';
CREATE AGGREGATE imaging.total(int) (SFUNC = int4pl, STYPE = int, INITCOND = '0', COMBINEFUNC = int4pl, PARALLEL = safe, MSFUNC = int4pl, MINVFUNC = int4mi, MSTYPE = int);
CREATE AGGREGATE imaging.median(float8 ORDER BY float8) (SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA);
REVOKE EXECUTE ON FUNCTION imaging.area FROM PUBLIC;
ALTER FUNCTION imaging.standard DEPENDS ON EXTENSION citext;
COMMENT ON FUNCTION imaging.ranked IS 'ranked';

CREATE FUNCTION imaging.watched() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER watch BEFORE INSERT OR UPDATE OF at ON imaging.measured FOR EACH ROW WHEN (NEW.id > 0) EXECUTE FUNCTION imaging.watched('a', 'b c');
CREATE TRIGGER after_all AFTER INSERT ON imaging.square REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION imaging.watched();
ALTER TABLE imaging.square DISABLE TRIGGER after_all;
CREATE CONSTRAINT TRIGGER late AFTER INSERT ON imaging.square DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION imaging.watched();
CREATE RULE nothing AS ON DELETE TO imaging.square WHERE OLD.grid > 0 DO INSTEAD NOTHING;
CREATE FUNCTION imaging.noticed() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER notice ON ddl_command_end WHEN TAG IN ('CREATE CAST', 'CREATE ROUTINE') EXECUTE FUNCTION imaging.noticed();
ALTER EVENT TRIGGER notice ENABLE REPLICA;

CREATE FUNCTION imaging.is_same(int, int) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4eq';
CREATE FUNCTION imaging.is_other(int, int) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4ne';
CREATE OPERATOR imaging.=== (LEFTARG = int, RIGHTARG = int, FUNCTION = imaging.is_same, COMMUTATOR = OPERATOR(imaging.===), NEGATOR = OPERATOR(imaging.!==), RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES);
CREATE OPERATOR imaging.!== (LEFTARG = int, RIGHTARG = int, FUNCTION = imaging.is_other, COMMUTATOR = OPERATOR(imaging.!==), NEGATOR = OPERATOR(imaging.===));
CREATE OPERATOR FAMILY imaging.fam USING btree;
CREATE OPERATOR CLASS imaging.ops FOR TYPE int USING btree FAMILY imaging.fam AS OPERATOR 1 <, OPERATOR 3 =, FUNCTION 1 btint4cmp(int, int);
ALTER OPERATOR FAMILY imaging.fam USING btree ADD OPERATOR 1 < (int, int8), FUNCTION 1 btint48cmp(int, int8);
CREATE CAST (imaging.status AS imaging.email) WITH INOUT AS ASSIGNMENT;
CREATE CONVERSION imaging.latin FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;
CREATE COLLATION imaging.plain (LC_COLLATE = 'C', LC_CTYPE = 'POSIX');
CREATE TRANSFORM FOR int LANGUAGE sql (FROM SQL WITH FUNCTION prsd_lextype(internal), TO SQL WITH FUNCTION int4recv(internal));
CREATE FUNCTION imaging.speech_handler() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE TRUSTED LANGUAGE speech HANDLER imaging.speech_handler;
REVOKE USAGE ON LANGUAGE speech FROM PUBLIC;
CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler;
CREATE UNLOGGED TABLE imaging.in_heap2 (a int) USING heap2;

CREATE TEXT SEARCH DICTIONARY imaging.stems (TEMPLATE = snowball, LANGUAGE = 'german', STOPWORDS = 'german');
CREATE TEXT SEARCH PARSER imaging.splitter (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype, HEADLINE = prsd_headline);
CREATE TEXT SEARCH TEMPLATE imaging.shape (LEXIZE = dsimple_lexize, INIT = dsimple_init);
CREATE TEXT SEARCH CONFIGURATION imaging.words (PARSER = imaging.splitter);
ALTER TEXT SEARCH CONFIGURATION imaging.words ADD MAPPING FOR word, asciiword WITH imaging.stems, simple;

CREATE FOREIGN DATA WRAPPER far OPTIONS (debug 'on');
CREATE SERVER away TYPE 't' VERSION '1' FOREIGN DATA WRAPPER far OPTIONS (host 'h', port '1');
GRANT USAGE ON FOREIGN SERVER away TO reader_role;
CREATE USER MAPPING FOR reader_role SERVER away OPTIONS (user 'u', password 'secret');
CREATE USER MAPPING FOR PUBLIC SERVER away;
CREATE FOREIGN TABLE imaging.there (a int OPTIONS (named 'b') NOT NULL DEFAULT 1, b text CHECK (b <> '')) SERVER away OPTIONS (place 'p');

CREATE PUBLICATION news FOR TABLE imaging.square (grid, number) WHERE (grid > 0), imaging.parent WITH (publish = 'insert, update', publish_via_partition_root = true);
CREATE PUBLICATION all_of_it FOR TABLES IN SCHEMA imaging;
CREATE SUBSCRIPTION reads CONNECTION 'host=/nowhere password=secret' PUBLICATION news WITH (connect = false, slot_name = NONE);

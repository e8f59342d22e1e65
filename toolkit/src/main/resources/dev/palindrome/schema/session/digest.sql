-- A text that is another one when an object was changed: PostgreSQL writes a row of a catalog anew with every change, and a row that is
-- new has another transaction and place. Left out are temporary objects, which sessions make all the time, and catalogs that no
-- function of the reading looks into by itself. Roles are told by their names, since pg_authid is not for everybody.
WITH temporary AS (
    SELECT n.oid FROM pg_catalog.pg_namespace n WHERE n.nspname ~ '^pg_(toast_)?temp_'
), passing AS (
    SELECT c.oid FROM pg_catalog.pg_class c WHERE c.relpersistence = 't'
)
SELECT string_agg(coalesce(parts.sum, 0)::text, ' ' ORDER BY parts.number)
FROM (
    SELECT 0 AS number, sum(hashtextextended(r.oid || r.rolname, 0)) FROM pg_catalog.pg_roles r
    UNION ALL
    SELECT 1, sum(hashtextextended(x.xmin::text || x.ctid::text, 0)) FROM pg_catalog.pg_namespace x WHERE x.oid NOT IN (SELECT t.oid FROM temporary t)
    UNION ALL
    SELECT 2, sum(hashtextextended(x.xmin::text || x.ctid::text, 0)) FROM pg_catalog.pg_type x WHERE x.typnamespace NOT IN (SELECT t.oid FROM temporary t)
    UNION ALL
    SELECT 3, sum(hashtextextended(x.xmin::text || x.ctid::text, 0)) FROM pg_catalog.pg_proc x WHERE x.pronamespace NOT IN (SELECT t.oid FROM temporary t)
    UNION ALL
    SELECT 4, sum(hashtextextended(x.xmin::text || x.ctid::text, 0)) FROM pg_catalog.pg_class x WHERE x.relpersistence <> 't'
    UNION ALL
    SELECT 5, sum(hashtextextended(x.xmin::text || x.ctid::text, 0)) FROM pg_catalog.pg_attribute x WHERE x.attrelid NOT IN (SELECT p.oid FROM passing p)
    UNION ALL
    SELECT 6, sum(hashtextextended(x.xmin::text || x.ctid::text, 0)) FROM pg_catalog.pg_attrdef x WHERE x.adrelid NOT IN (SELECT p.oid FROM passing p)
    UNION ALL
    SELECT 7, sum(hashtextextended(x.xmin::text || x.ctid::text, 0)) FROM pg_catalog.pg_constraint x WHERE x.conrelid NOT IN (SELECT p.oid FROM passing p)
    UNION ALL
    SELECT 8, sum(hashtextextended(x.xmin::text || x.ctid::text, 0)) FROM pg_catalog.pg_index x WHERE x.indrelid NOT IN (SELECT p.oid FROM passing p)
    UNION ALL
    SELECT 9, sum(hashtextextended(x.xmin::text || x.ctid::text, 0)) FROM pg_catalog.pg_rewrite x WHERE x.ev_class NOT IN (SELECT p.oid FROM passing p)
    UNION ALL
    SELECT 10, sum(hashtextextended(x.xmin::text || x.ctid::text, 0)) FROM pg_catalog.pg_trigger x WHERE x.tgrelid NOT IN (SELECT p.oid FROM passing p)
    UNION ALL
    SELECT 11, sum(hashtextextended(x.xmin::text || x.ctid::text, 0)) FROM pg_catalog.pg_policy x WHERE x.polrelid NOT IN (SELECT p.oid FROM passing p)
    UNION ALL
    SELECT 12, sum(hashtextextended(x.xmin::text || x.ctid::text, 0)) FROM pg_catalog.pg_inherits x
    UNION ALL
    SELECT 13, sum(hashtextextended(x.xmin::text || x.ctid::text, 0)) FROM pg_catalog.pg_partitioned_table x
    UNION ALL
    SELECT 14, sum(hashtextextended(x.xmin::text || x.ctid::text, 0)) FROM pg_catalog.pg_sequence x
    UNION ALL
    SELECT 15, sum(hashtextextended(x.xmin::text || x.ctid::text, 0)) FROM pg_catalog.pg_statistic_ext x
    UNION ALL
    SELECT 16, sum(hashtextextended(x.xmin::text || x.ctid::text, 0)) FROM pg_catalog.pg_operator x
    UNION ALL
    SELECT 17, sum(hashtextextended(x.xmin::text || x.ctid::text, 0)) FROM pg_catalog.pg_opclass x
    UNION ALL
    SELECT 18, sum(hashtextextended(x.xmin::text || x.ctid::text, 0)) FROM pg_catalog.pg_opfamily x
    UNION ALL
    SELECT 19, sum(hashtextextended(x.xmin::text || x.ctid::text, 0)) FROM pg_catalog.pg_amop x
    UNION ALL
    SELECT 20, sum(hashtextextended(x.xmin::text || x.ctid::text, 0)) FROM pg_catalog.pg_amproc x
    UNION ALL
    SELECT 21, sum(hashtextextended(x.xmin::text || x.ctid::text, 0)) FROM pg_catalog.pg_am x
    UNION ALL
    SELECT 22, sum(hashtextextended(x.xmin::text || x.ctid::text, 0)) FROM pg_catalog.pg_aggregate x
    UNION ALL
    SELECT 23, sum(hashtextextended(x.xmin::text || x.ctid::text, 0)) FROM pg_catalog.pg_cast x
    UNION ALL
    SELECT 24, sum(hashtextextended(x.xmin::text || x.ctid::text, 0)) FROM pg_catalog.pg_collation x
    UNION ALL
    SELECT 25, sum(hashtextextended(x.xmin::text || x.ctid::text, 0)) FROM pg_catalog.pg_conversion x
    UNION ALL
    SELECT 26, sum(hashtextextended(x.xmin::text || x.ctid::text, 0)) FROM pg_catalog.pg_enum x
    UNION ALL
    SELECT 27, sum(hashtextextended(x.xmin::text || x.ctid::text, 0)) FROM pg_catalog.pg_event_trigger x
    UNION ALL
    SELECT 28, sum(hashtextextended(x.xmin::text || x.ctid::text, 0)) FROM pg_catalog.pg_extension x
    UNION ALL
    SELECT 29, sum(hashtextextended(x.xmin::text || x.ctid::text, 0)) FROM pg_catalog.pg_foreign_data_wrapper x
    UNION ALL
    SELECT 30, sum(hashtextextended(x.xmin::text || x.ctid::text, 0)) FROM pg_catalog.pg_foreign_server x
    UNION ALL
    SELECT 31, sum(hashtextextended(x.xmin::text || x.ctid::text, 0)) FROM pg_catalog.pg_foreign_table x
    UNION ALL
    SELECT 32, sum(hashtextextended(x.xmin::text || x.ctid::text, 0)) FROM pg_catalog.pg_language x
    UNION ALL
    SELECT 33, sum(hashtextextended(x.xmin::text || x.ctid::text, 0)) FROM pg_catalog.pg_publication x
    UNION ALL
    SELECT 34, sum(hashtextextended(x.xmin::text || x.ctid::text, 0)) FROM pg_catalog.pg_publication_rel x
    UNION ALL
    SELECT 35, sum(hashtextextended(x.xmin::text || x.ctid::text, 0)) FROM pg_catalog.pg_range x
    UNION ALL
    SELECT 36, sum(hashtextextended(x.xmin::text || x.ctid::text, 0)) FROM pg_catalog.pg_tablespace x
    UNION ALL
    SELECT 37, sum(hashtextextended(x.xmin::text || x.ctid::text, 0)) FROM pg_catalog.pg_transform x
    UNION ALL
    SELECT 38, sum(hashtextextended(x.xmin::text || x.ctid::text, 0)) FROM pg_catalog.pg_ts_config x
    UNION ALL
    SELECT 39, sum(hashtextextended(x.xmin::text || x.ctid::text, 0)) FROM pg_catalog.pg_ts_config_map x
    UNION ALL
    SELECT 40, sum(hashtextextended(x.xmin::text || x.ctid::text, 0)) FROM pg_catalog.pg_ts_dict x
    UNION ALL
    SELECT 41, sum(hashtextextended(x.xmin::text || x.ctid::text, 0)) FROM pg_catalog.pg_ts_parser x
    UNION ALL
    SELECT 42, sum(hashtextextended(x.xmin::text || x.ctid::text, 0)) FROM pg_catalog.pg_ts_template x
) AS parts (number, sum)

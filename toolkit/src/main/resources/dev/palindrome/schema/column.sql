-- Columns of tables, foreign tables, views and materialized views. Storage and collation only where they are not the type's own.
SELECT
    'column' AS kind,
    r.name || '.' || quote_ident(a.attname) AS name,
    r.key AS parent,
    format_type(a.atttypid, a.atttypmod) AS "type",
    CASE WHEN a.attnotnull THEN 'yes' END AS "not null",
    CASE WHEN a.attgenerated = '' THEN pg_get_expr(e.adbin, e.adrelid) END AS "default",
    CASE a.attgenerated
        WHEN 's' THEN 'always as (' || pg_get_expr(e.adbin, e.adrelid) || ') stored'
        WHEN 'v' THEN 'always as (' || pg_get_expr(e.adbin, e.adrelid) || ') virtual'
    END AS "generated",
    CASE a.attidentity WHEN 'a' THEN 'always' WHEN 'd' THEN 'by default' END AS "identity",
    CASE WHEN a.attcollation <> t.typcollation THEN a.attcollation::regcollation::text END AS "collation",
    CASE WHEN a.attstorage <> t.typstorage THEN CASE a.attstorage
        WHEN 'p' THEN 'plain'
        WHEN 'e' THEN 'external'
        WHEN 'm' THEN 'main'
        WHEN 'x' THEN 'extended'
    END END AS "storage",
    CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END AS "compression",
    nullif(a.attstattarget, -1)::text AS "statistics",
    CASE WHEN a.attoptions IS NOT NULL THEN (
        SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(a.attoptions) AS o
    ) END AS "options",
    CASE WHEN a.attfdwoptions IS NOT NULL THEN (
        SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(a.attfdwoptions) AS o
    ) END AS "foreign options",
    CASE WHEN NOT a.attislocal THEN 'yes' END AS "inherited",
    d.description AS "comment"
FROM relation r
JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_attrdef e ON a.atthasdef AND e.adrelid = a.attrelid AND e.adnum = a.attnum
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_class'::regclass, r.oid, a.attnum)
WHERE r.relkind IN ('r', 'p', 'f', 'v', 'm')

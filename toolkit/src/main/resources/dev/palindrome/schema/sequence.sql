-- Sequences. One that a column owns goes with the column's table. Where a sequence stands is data.
SELECT
    r.kind,
    r.name,
    coalesce(
        'column ' || o.refobjid::regclass::text || '.' || quote_ident(a.attname),
        'schema ' || r.relnamespace::regnamespace::text
    ) AS parent,
    r.relowner::regrole::text AS "owner",
    s.seqtypid::regtype::text AS "type",
    s.seqstart::text AS "start",
    s.seqincrement::text AS "increment",
    s.seqmin::text AS "minimum",
    s.seqmax::text AS "maximum",
    s.seqcache::text AS "cache",
    CASE WHEN s.seqcycle THEN 'yes' END AS "cycle",
    CASE WHEN o.deptype = 'i' THEN 'yes' END AS "identity",
    CASE WHEN r.relpersistence = 'u' THEN 'yes' END AS "unlogged",  --@ since 15
    d.description AS "comment"
FROM relation r
JOIN pg_sequence s ON s.seqrelid = r.oid
LEFT JOIN pg_depend o ON o.classid = 'pg_class'::regclass AND o.objid = r.oid AND o.objsubid = 0
    AND o.refclassid = 'pg_class'::regclass AND o.refobjsubid > 0 AND o.deptype IN ('a', 'i')
LEFT JOIN pg_attribute a ON a.attrelid = o.refobjid AND a.attnum = o.refobjsubid
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_class'::regclass, r.oid, 0)
WHERE r.relkind = 'S'

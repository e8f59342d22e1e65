-- Sequences. One that a column owns goes with the column's table. Where a sequence stands is data.
SELECT
    r.kind,
    r.name,
    coalesce(
        'column ' || o.refobjid::regclass::text || '.' || quote_ident(a.attname),
        'schema ' || r.relnamespace::regnamespace::text
    ) AS parent,
    ARRAY[
        'owner', r.relowner::regrole::text,
        'type', s.seqtypid::regtype::text,
        'start', s.seqstart::text,
        'increment', s.seqincrement::text,
        'minimum', s.seqmin::text,
        'maximum', s.seqmax::text,
        'cache', s.seqcache::text,
        'cycle', CASE WHEN s.seqcycle THEN 'yes' END,
        'identity', CASE WHEN o.deptype = 'i' THEN 'yes' END,
        'unlogged', CASE WHEN r.relpersistence = 'u' THEN 'yes' END,
        'comment', d.description
    ] AS attributes
FROM relation r
JOIN pg_sequence s ON s.seqrelid = r.oid
LEFT JOIN pg_depend o ON o.classid = 'pg_class'::regclass AND o.objid = r.oid AND o.objsubid = 0
    AND o.refclassid = 'pg_class'::regclass AND o.refobjsubid > 0 AND o.deptype IN ('a', 'i')
LEFT JOIN pg_attribute a ON a.attrelid = o.refobjid AND a.attnum = o.refobjsubid
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_class'::regclass, r.oid, 0)
WHERE r.relkind = 'S'

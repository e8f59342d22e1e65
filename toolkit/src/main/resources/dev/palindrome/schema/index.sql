-- Indexes. That of a constraint has its definition there, and here what the constraint does not tell.
SELECT
    'index' AS kind,
    c.oid::regclass::text AS name,
    coalesce('constraint ' || r.name || '.' || quote_ident(o.conname), r.key) AS parent,
    CASE WHEN o.oid IS NULL THEN pg_get_indexdef(c.oid) END AS "definition",
    CASE WHEN c.reloptions IS NOT NULL AND o.oid IS NOT NULL THEN (
        SELECT string_agg(p, ', ' ORDER BY p COLLATE "C") FROM unnest(c.reloptions) AS p
    ) END AS "options",
    CASE WHEN c.relispartition THEN (
        SELECT h.inhparent::regclass::text
        FROM pg_inherits h
        WHERE h.inhrelid = c.oid
    ) END AS "partition of",
    CASE WHEN NOT i.indisvalid THEN 'yes' END AS "invalid",
    CASE WHEN NOT i.indisready OR NOT i.indislive THEN 'yes' END AS "not ready",
    CASE WHEN i.indisclustered THEN 'yes' END AS "clustered",
    CASE WHEN i.indisreplident THEN 'yes' END AS "replica identity",
    CASE WHEN c.reltablespace <> 0 THEN (SELECT s.spcname::text FROM pg_tablespace s WHERE s.oid = c.reltablespace) END AS "tablespace",
    CASE WHEN i.indexprs IS NOT NULL THEN (
        SELECT string_agg(a.attnum || ': ' || a.attstattarget, ', ' ORDER BY a.attnum)
        FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attstattarget >= 0
    ) END AS "statistics",
    (
        SELECT string_agg(x.extension, ', ' ORDER BY x.extension COLLATE "C")
        FROM extension_dependent x
        WHERE x.classid = 'pg_class'::regclass AND x.objid = c.oid
    ) AS "depends on extensions",
    d.description AS "comment"
FROM relation r
JOIN pg_index i ON i.indrelid = r.oid
JOIN pg_class c ON c.oid = i.indexrelid
LEFT JOIN pg_constraint o ON o.conrelid = i.indrelid AND o.conindid = i.indexrelid AND o.contype IN ('p', 'u', 'x')
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_class'::regclass, c.oid, 0)

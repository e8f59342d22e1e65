-- Indexes. That of a constraint has its definition there, and here what the constraint does not tell.
SELECT
    'index' AS kind,
    c.oid::regclass::text AS name,
    coalesce('constraint ' || r.name || '.' || quote_ident(o.conname), r.key) AS parent,
    ARRAY[
        'definition', CASE WHEN o.oid IS NULL THEN pg_get_indexdef(c.oid) END,
        'options', CASE WHEN c.reloptions IS NOT NULL AND o.oid IS NOT NULL THEN (
            SELECT string_agg(p, ', ' ORDER BY p COLLATE "C") FROM unnest(c.reloptions) AS p
        ) END,
        'partition of', CASE WHEN c.relispartition THEN (
            SELECT h.inhparent::regclass::text
            FROM pg_inherits h
            WHERE h.inhrelid = c.oid
        ) END,
        'invalid', CASE WHEN NOT i.indisvalid THEN 'yes' END,
        'not ready', CASE WHEN NOT i.indisready OR NOT i.indislive THEN 'yes' END,
        'clustered', CASE WHEN i.indisclustered THEN 'yes' END,
        'replica identity', CASE WHEN i.indisreplident THEN 'yes' END,
        'tablespace', CASE WHEN c.reltablespace <> 0 THEN (SELECT s.spcname::text FROM pg_tablespace s WHERE s.oid = c.reltablespace) END,
        'statistics', CASE WHEN i.indexprs IS NOT NULL THEN (
            SELECT string_agg(a.attnum || ': ' || a.attstattarget, ', ' ORDER BY a.attnum)
            FROM pg_attribute a
            WHERE a.attrelid = c.oid AND a.attstattarget >= 0
        ) END,
        'depends on extensions', (
            SELECT string_agg(quote_ident(x.extname), ', ' ORDER BY x.extname COLLATE "C")
            FROM pg_depend p
            JOIN pg_extension x ON x.oid = p.refobjid
            WHERE p.classid = 'pg_class'::regclass AND p.objid = c.oid AND p.deptype = 'x'
        ),
        'comment', d.description
    ] AS attributes
FROM relation r
JOIN pg_index i ON i.indrelid = r.oid
JOIN pg_class c ON c.oid = i.indexrelid
LEFT JOIN pg_constraint o ON o.conrelid = i.indrelid AND o.conindid = i.indexrelid AND o.contype IN ('p', 'u', 'x')
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_class'::regclass, c.oid, 0)

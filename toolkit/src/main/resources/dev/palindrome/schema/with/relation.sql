-- Relations that a user made: not temporary, no TOAST table, no member of an extension.
SELECT
    c.*,
    k.kind,
    c.oid::regclass::text AS name,
    k.kind || ' ' || c.oid::regclass::text AS key
FROM pg_class c
JOIN (VALUES
    ('r'::"char", 'table'),
    ('p', 'table'),
    ('f', 'foreign table'),
    ('v', 'view'),
    ('m', 'materialized view'),
    ('S', 'sequence')
) AS k (relkind, kind) ON k.relkind = c.relkind
WHERE c.oid >= 16384
    AND c.relpersistence <> 't'
    AND NOT EXISTS (
        SELECT FROM pg_depend e
        WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e'
    )

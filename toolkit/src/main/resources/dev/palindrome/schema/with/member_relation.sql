-- Relations of extensions, which users may add to: policies, triggers, indexes, grants.
SELECT c.*, k.kind || ' ' || c.oid::regclass::text AS name, 'extension member ' || k.kind || ' ' || c.oid::regclass::text AS key, m.key AS parent, m.extowner
FROM member m
JOIN pg_class c ON m.classid = 'pg_class'::regclass AND m.objid = c.oid
JOIN (VALUES
    ('r'::"char", 'table'),
    ('p', 'table'),
    ('f', 'foreign table'),
    ('v', 'view'),
    ('m', 'materialized view'),
    ('S', 'sequence')
) AS k (relkind, kind) ON k.relkind = c.relkind

-- Types that a user made, without those that come with another object: row types of relations, array types, multiranges.
SELECT
    t.*,
    k.kind,
    t.oid::regtype::text AS name,
    k.kind || ' ' || t.oid::regtype::text AS key
FROM pg_type t
JOIN (VALUES
    ('b'::"char", 'type'),
    ('p', 'type'),
    ('c', 'composite type'),
    ('d', 'domain'),
    ('e', 'enum'),
    ('r', 'range')
) AS k (typtype, kind) ON k.typtype = t.typtype
WHERE t.oid >= 16384
    AND t.typnamespace <> pg_my_temp_schema()
    AND NOT pg_is_other_temp_schema(t.typnamespace)
    AND NOT (
        t.typelem <> 0
        AND EXISTS (SELECT FROM pg_type e WHERE e.oid = t.typelem AND e.typarray = t.oid)
    )
    AND (
        t.typrelid = 0
        OR EXISTS (SELECT FROM pg_class c WHERE c.oid = t.typrelid AND c.relkind = 'c')
    )
    AND NOT EXISTS (
        SELECT FROM pg_depend e
        WHERE e.classid = 'pg_type'::regclass AND e.objid = t.oid AND e.deptype = 'e'
    )

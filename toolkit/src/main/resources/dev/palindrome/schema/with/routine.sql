-- Functions, procedures and aggregates that a user made: not temporary, no member of an extension.
SELECT
    p.*,
    k.kind,
    p.oid::regprocedure::text AS name,
    k.kind || ' ' || p.oid::regprocedure::text AS key
FROM pg_proc p
JOIN (VALUES
    ('f'::"char", 'function'),
    ('w', 'window function'),
    ('p', 'procedure'),
    ('a', 'aggregate')
) AS k (prokind, kind) ON k.prokind = p.prokind
WHERE p.oid >= 16384
    AND p.pronamespace <> pg_my_temp_schema()
    AND NOT pg_is_other_temp_schema(p.pronamespace)
    AND NOT EXISTS (
        SELECT FROM pg_depend e
        WHERE e.classid = 'pg_proc'::regclass AND e.objid = p.oid AND e.deptype = 'e'
    )
    -- The constructors of a range type come and go with it.
    AND NOT EXISTS (
        SELECT FROM pg_depend i
        WHERE i.classid = 'pg_proc'::regclass AND i.objid = p.oid AND i.deptype = 'i'
            AND i.refclassid = 'pg_type'::regclass
    )

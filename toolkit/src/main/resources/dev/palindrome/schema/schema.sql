-- Schemas, "public" among them.
SELECT
    'schema' AS kind,
    n.oid::regnamespace::text AS name,
    NULL AS parent,
    n.nspowner::regrole::text AS "owner",
    d.description AS "comment"
FROM pg_namespace n
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_namespace'::regclass, n.oid, 0)
WHERE (n.oid >= 16384 OR n.nspname = 'public')
    AND n.nspname !~ '^pg_(temp|toast)'
    AND NOT EXISTS (
        SELECT FROM pg_depend e
        WHERE e.classid = 'pg_namespace'::regclass AND e.objid = n.oid AND e.deptype = 'e'
    )

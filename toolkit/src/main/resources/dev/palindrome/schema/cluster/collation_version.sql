-- The version of the library that collations of users were made with: the machine's, not the schema's.
SELECT
    'collation version' AS kind,
    c.oid::regcollation::text AS name,
    'collation ' || c.oid::regcollation::text AS parent,
    c.collversion AS "version"
FROM pg_collation c
WHERE c.oid >= 16384

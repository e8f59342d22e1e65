-- Collations. The version of the library that a collation was made with is the machine's.
SELECT
    'collation' AS kind,
    c.oid::regcollation::text AS name,
    'schema ' || c.collnamespace::regnamespace::text AS parent,
    c.collowner::regrole::text AS "owner",
    CASE c.collprovider WHEN 'i' THEN 'icu' WHEN 'c' THEN 'libc' WHEN 'b' THEN 'builtin' WHEN 'd' THEN 'default' END AS "provider",
    CASE WHEN c.collprovider <> 'i' THEN nullif(c.collcollate::text, '') END AS "lc_collate",
    CASE WHEN c.collprovider <> 'i' THEN nullif(c.collctype::text, '') END AS "lc_ctype",
    CASE WHEN c.collprovider = 'i' THEN c.collcollate::text END AS "locale",  --@ before 15
    c.colliculocale::text AS "locale",  --@ since 15 before 17
    c.colllocale AS "locale",  --@ since 17
    c.collicurules AS "rules",  --@ since 16
    CASE WHEN NOT c.collisdeterministic THEN 'yes' END AS "nondeterministic",
    d.description AS "comment"
FROM pg_collation c
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_collation'::regclass, c.oid, 0)
WHERE c.oid >= 16384
    AND NOT EXISTS (
        SELECT FROM pg_depend e
        WHERE e.classid = 'pg_collation'::regclass AND e.objid = c.oid AND e.deptype = 'e'
    )

-- Collations. The version of the library that a collation was made with is the machine's.
SELECT
    'collation' AS kind,
    c.oid::regcollation::text AS name,
    'schema ' || c.collnamespace::regnamespace::text AS parent,
    ARRAY[
        'owner', c.collowner::regrole::text,
        'provider', CASE c.collprovider WHEN 'i' THEN 'icu' WHEN 'c' THEN 'libc' WHEN 'b' THEN 'builtin' WHEN 'd' THEN 'default' END,
        'lc_collate', nullif(c.collcollate::text, ''),
        'lc_ctype', nullif(c.collctype::text, ''),
        'locale', c.colliculocale::text,  --@ since 15 before 17
        'locale', c.colllocale,  --@ since 17
        'rules', c.collicurules,  --@ since 16
        'nondeterministic', CASE WHEN NOT c.collisdeterministic THEN 'yes' END,
        'comment', d.description
    ] AS attributes
FROM pg_collation c
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_collation'::regclass, c.oid, 0)
WHERE c.oid >= 16384
    AND NOT EXISTS (
        SELECT FROM pg_depend e
        WHERE e.classid = 'pg_collation'::regclass AND e.objid = c.oid AND e.deptype = 'e'
    )

-- With what the database was created: facts of the place that it lives in, which no script of a schema changes.
SELECT
    'database options' AS kind,
    '' AS name,
    NULL AS parent,
    pg_encoding_to_char(b.encoding)::text AS "encoding",
    CASE b.datlocprovider WHEN 'i' THEN 'icu' WHEN 'c' THEN 'libc' WHEN 'b' THEN 'builtin' END AS "provider",  --@ since 15
    b.datcollate::text AS "lc_collate",
    b.datctype::text AS "lc_ctype",
    b.daticulocale::text AS "locale",  --@ since 15 before 17
    b.datlocale AS "locale",  --@ since 17
    b.daticurules AS "rules",  --@ since 16
    b.datcollversion AS "collation version",  --@ since 15
    CASE WHEN b.datistemplate THEN 'yes' END AS "template",
    CASE WHEN NOT b.datallowconn THEN 'yes' END AS "no connections",
    s.spcname::text AS "tablespace"
FROM pg_database b
JOIN pg_tablespace s ON s.oid = b.dattablespace
WHERE b.datname = current_database()

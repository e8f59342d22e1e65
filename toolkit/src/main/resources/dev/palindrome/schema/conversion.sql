-- Conversions between encodings.
SELECT
    'conversion' AS kind,
    c.connamespace::regnamespace::text || '.' || quote_ident(c.conname) AS name,
    'schema ' || c.connamespace::regnamespace::text AS parent,
    c.conowner::regrole::text AS "owner",
    pg_encoding_to_char(c.conforencoding)::text AS "from",
    pg_encoding_to_char(c.contoencoding)::text AS "to",
    c.conproc::regprocedure::text AS "function",
    CASE WHEN c.condefault THEN 'yes' END AS "default",
    d.description AS "comment"
FROM pg_conversion c
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_conversion'::regclass, c.oid, 0)
WHERE c.oid >= 16384
    AND NOT EXISTS (
        SELECT FROM pg_depend e
        WHERE e.classid = 'pg_conversion'::regclass AND e.objid = c.oid AND e.deptype = 'e'
    )

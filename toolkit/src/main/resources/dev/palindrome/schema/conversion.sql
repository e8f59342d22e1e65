-- Conversions between encodings.
SELECT
    'conversion' AS kind,
    c.connamespace::regnamespace::text || '.' || quote_ident(c.conname) AS name,
    'schema ' || c.connamespace::regnamespace::text AS parent,
    ARRAY[
        'owner', c.conowner::regrole::text,
        'from', pg_encoding_to_char(c.conforencoding)::text,
        'to', pg_encoding_to_char(c.contoencoding)::text,
        'function', c.conproc::regprocedure::text,
        'default', CASE WHEN c.condefault THEN 'yes' END,
        'comment', d.description
    ] AS attributes
FROM pg_conversion c
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_conversion'::regclass, c.oid, 0)
WHERE c.oid >= 16384
    AND NOT EXISTS (
        SELECT FROM pg_depend e
        WHERE e.classid = 'pg_conversion'::regclass AND e.objid = c.oid AND e.deptype = 'e'
    )

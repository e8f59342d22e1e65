-- Text search parsers.
SELECT
    'text search parser' AS kind,
    p.prsnamespace::regnamespace::text || '.' || quote_ident(p.prsname) AS name,
    'schema ' || p.prsnamespace::regnamespace::text AS parent,
    ARRAY[
        'start', p.prsstart::regprocedure::text,
        'get token', p.prstoken::regprocedure::text,
        'end', p.prsend::regprocedure::text,
        'headline', CASE WHEN p.prsheadline <> 0 THEN p.prsheadline::regprocedure::text END,
        'token types', p.prslextype::regprocedure::text,
        'comment', d.description
    ] AS attributes
FROM pg_ts_parser p
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_ts_parser'::regclass, p.oid, 0)
WHERE p.oid >= 16384
    AND NOT EXISTS (
        SELECT FROM pg_depend e
        WHERE e.classid = 'pg_ts_parser'::regclass AND e.objid = p.oid AND e.deptype = 'e'
    )

-- Text search parsers.
SELECT
    'text search parser' AS kind,
    p.prsnamespace::regnamespace::text || '.' || quote_ident(p.prsname) AS name,
    'schema ' || p.prsnamespace::regnamespace::text AS parent,
    p.prsstart::regprocedure::text AS "start",
    p.prstoken::regprocedure::text AS "get token",
    p.prsend::regprocedure::text AS "end",
    CASE WHEN p.prsheadline <> 0 THEN p.prsheadline::regprocedure::text END AS "headline",
    p.prslextype::regprocedure::text AS "token types",
    d.description AS "comment"
FROM pg_ts_parser p
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_ts_parser'::regclass, p.oid, 0)
WHERE p.oid >= 16384
    AND NOT EXISTS (
        SELECT FROM pg_depend e
        WHERE e.classid = 'pg_ts_parser'::regclass AND e.objid = p.oid AND e.deptype = 'e'
    )

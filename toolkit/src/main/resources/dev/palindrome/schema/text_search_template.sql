-- Text search templates.
SELECT
    'text search template' AS kind,
    p.tmplnamespace::regnamespace::text || '.' || quote_ident(p.tmplname) AS name,
    'schema ' || p.tmplnamespace::regnamespace::text AS parent,
    CASE WHEN p.tmplinit <> 0 THEN p.tmplinit::regprocedure::text END AS "init",
    p.tmpllexize::regprocedure::text AS "lexize",
    d.description AS "comment"
FROM pg_ts_template p
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_ts_template'::regclass, p.oid, 0)
WHERE p.oid >= 16384
    AND NOT EXISTS (
        SELECT FROM pg_depend e
        WHERE e.classid = 'pg_ts_template'::regclass AND e.objid = p.oid AND e.deptype = 'e'
    )

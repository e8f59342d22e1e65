-- Text search dictionaries.
SELECT
    'text search dictionary' AS kind,
    t.oid::regdictionary::text AS name,
    'schema ' || t.dictnamespace::regnamespace::text AS parent,
    t.dictowner::regrole::text AS "owner",
    p.tmplnamespace::regnamespace::text || '.' || quote_ident(p.tmplname) AS "template",
    t.dictinitoption AS "options",
    d.description AS "comment"
FROM pg_ts_dict t
JOIN pg_ts_template p ON p.oid = t.dicttemplate
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_ts_dict'::regclass, t.oid, 0)
WHERE t.oid >= 16384
    AND NOT EXISTS (
        SELECT FROM pg_depend e
        WHERE e.classid = 'pg_ts_dict'::regclass AND e.objid = t.oid AND e.deptype = 'e'
    )

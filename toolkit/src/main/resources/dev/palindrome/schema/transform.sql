-- Transforms.
SELECT
    'transform' AS kind,
    'for ' || format_type(f.trftype, NULL) || ' language ' || quote_ident(l.lanname) AS name,
    NULL AS parent,
    CASE WHEN f.trffromsql <> 0 THEN f.trffromsql::regprocedure::text END AS "from sql",
    CASE WHEN f.trftosql <> 0 THEN f.trftosql::regprocedure::text END AS "to sql",
    d.description AS "comment"
FROM pg_transform f
JOIN pg_language l ON l.oid = f.trflang
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_transform'::regclass, f.oid, 0)
WHERE f.oid >= 16384
    AND NOT EXISTS (
        SELECT FROM pg_depend e
        WHERE e.classid = 'pg_transform'::regclass AND e.objid = f.oid AND e.deptype = 'e'
    )

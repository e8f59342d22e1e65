-- Domains.
SELECT
    t.kind,
    t.name,
    'schema ' || t.typnamespace::regnamespace::text AS parent,
    t.typowner::regrole::text AS "owner",
    format_type(t.typbasetype, t.typtypmod) AS "type",
    CASE WHEN t.typcollation <> b.typcollation THEN t.typcollation::regcollation::text END AS "collation",
    CASE WHEN t.typnotnull THEN 'yes' END AS "not null",
    coalesce(pg_get_expr(t.typdefaultbin, 0), t.typdefault) AS "default",
    d.description AS "comment"
FROM type t
JOIN pg_type b ON b.oid = t.typbasetype
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_type'::regclass, t.oid, 0)
WHERE t.typtype = 'd'

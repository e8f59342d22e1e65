-- Domains.
SELECT
    t.kind,
    t.name,
    'schema ' || t.typnamespace::regnamespace::text AS parent,
    ARRAY[
        'owner', t.typowner::regrole::text,
        'type', format_type(t.typbasetype, t.typtypmod),
        'collation', CASE WHEN t.typcollation <> b.typcollation THEN t.typcollation::regcollation::text END,
        'not null', CASE WHEN t.typnotnull THEN 'yes' END,
        'default', coalesce(pg_get_expr(t.typdefaultbin, 0), t.typdefault),
        'comment', d.description
    ] AS attributes
FROM type t
JOIN pg_type b ON b.oid = t.typbasetype
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_type'::regclass, t.oid, 0)
WHERE t.typtype = 'd'

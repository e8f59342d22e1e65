-- Range types, each with its multirange type.
SELECT
    t.kind,
    t.name,
    'schema ' || t.typnamespace::regnamespace::text AS parent,
    t.typowner::regrole::text AS "owner",
    format_type(g.rngsubtype, NULL) AS "subtype",
    n.nspname || '.' || o.opcname AS "subtype operator class",
    CASE WHEN g.rngcollation <> 0 THEN g.rngcollation::regcollation::text END AS "collation",
    CASE WHEN g.rngcanonical <> 0 THEN g.rngcanonical::regprocedure::text END AS "canonical",
    CASE WHEN g.rngsubdiff <> 0 THEN g.rngsubdiff::regprocedure::text END AS "subtype difference",
    g.rngmultitypid::regtype::text AS "multirange",
    d.description AS "comment"
FROM type t
JOIN pg_range g ON g.rngtypid = t.oid
JOIN pg_opclass o ON o.oid = g.rngsubopc
JOIN pg_namespace n ON n.oid = o.opcnamespace
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_type'::regclass, t.oid, 0)
WHERE t.typtype = 'r'

-- Range types, each with its multirange type.
SELECT
    t.kind,
    t.name,
    'schema ' || t.typnamespace::regnamespace::text AS parent,
    ARRAY[
        'owner', t.typowner::regrole::text,
        'subtype', format_type(g.rngsubtype, NULL),
        'subtype operator class', n.nspname || '.' || o.opcname,
        'collation', CASE WHEN g.rngcollation <> 0 THEN g.rngcollation::regcollation::text END,
        'canonical', CASE WHEN g.rngcanonical <> 0 THEN g.rngcanonical::regprocedure::text END,
        'subtype difference', CASE WHEN g.rngsubdiff <> 0 THEN g.rngsubdiff::regprocedure::text END,
        'multirange', g.rngmultitypid::regtype::text,
        'comment', d.description
    ] AS attributes
FROM type t
JOIN pg_range g ON g.rngtypid = t.oid
JOIN pg_opclass o ON o.oid = g.rngsubopc
JOIN pg_namespace n ON n.oid = o.opcnamespace
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_type'::regclass, t.oid, 0)
WHERE t.typtype = 'r'

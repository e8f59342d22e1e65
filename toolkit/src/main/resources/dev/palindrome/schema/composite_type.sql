-- Composite types. The order of attributes is part of the type, unlike that of a table's columns.
SELECT
    t.kind,
    t.name,
    'schema ' || t.typnamespace::regnamespace::text AS parent,
    t.typowner::regrole::text AS "owner",
    (
        SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum)
        FROM pg_attribute a
        WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped
    ) AS "attributes",
    d.description AS "comment"
FROM type t
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_type'::regclass, t.oid, 0)
WHERE t.typtype = 'c'

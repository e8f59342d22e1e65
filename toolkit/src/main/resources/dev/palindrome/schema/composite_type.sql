-- Composite types. The order of attributes is part of the type, unlike that of a table's columns.
SELECT
    t.kind,
    t.name,
    'schema ' || t.typnamespace::regnamespace::text AS parent,
    ARRAY[
        'owner', t.typowner::regrole::text,
        'attributes', (
            SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum)
            FROM pg_attribute a
            WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped
        ),
        'comment', d.description
    ] AS attributes
FROM type t
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_type'::regclass, t.oid, 0)
WHERE t.typtype = 'c'

-- Extensions. Their members are theirs.
SELECT
    'extension' AS kind,
    quote_ident(x.extname) AS name,
    NULL AS parent,
    ARRAY[
        'version', x.extversion,
        'schema', x.extnamespace::regnamespace::text,
        'owner', x.extowner::regrole::text,
        'configuration tables', (
            SELECT string_agg(t::regclass::text || coalesce(' ' || nullif(x.extcondition[i], ''), ''), ', ' ORDER BY t::regclass::text COLLATE "C")
            FROM unnest(x.extconfig) WITH ORDINALITY AS u (t, i)
        ),
        'comment', d.description
    ] AS attributes
FROM pg_extension x
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_extension'::regclass, x.oid, 0)

-- Extensions. Their members are theirs.
SELECT
    'extension' AS kind,
    quote_ident(x.extname) AS name,
    NULL AS parent,
    x.extversion AS "version",
    x.extnamespace::regnamespace::text AS "schema",
    x.extowner::regrole::text AS "owner",
    (
        SELECT string_agg(t::regclass::text || coalesce(' ' || nullif(x.extcondition[i], ''), ''), ', ' ORDER BY t::regclass::text COLLATE "C")
        FROM unnest(x.extconfig) WITH ORDINALITY AS u (t, i)
    ) AS "configuration tables",
    d.description AS "comment"
FROM pg_extension x
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_extension'::regclass, x.oid, 0)

-- Extensions. Their members are theirs: of those that are no relations, a snapshot tells which there are and what is granted on them.
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
    (
        SELECT count(*) || ' <' || left(encode(sha256(convert_to(string_agg(o.type || ' ' || o.identity, ',' ORDER BY o.type COLLATE "C", o.identity COLLATE "C"), 'UTF8')), 'hex'), 16) || '>'
        FROM member m
        CROSS JOIN LATERAL pg_identify_object(m.classid, m.objid, m.objsubid) AS o
        -- An array type, which comes with its type, is a member of its own since 17.
        WHERE m.extension = x.oid AND (m.classid <> 'pg_type'::regclass OR o.identity !~ '\[]$')
    ) AS "members",
    d.description AS "comment"
FROM pg_extension x
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_extension'::regclass, x.oid, 0)

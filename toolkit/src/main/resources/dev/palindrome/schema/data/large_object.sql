-- Large objects, with the hash of what they hold where they may be read.
SELECT
    'large object' AS kind,
    m.oid::text AS name,
    NULL AS parent,
    m.lomowner::regrole::text AS "owner",
    (SELECT string_agg(a::text, ', ' ORDER BY a::text COLLATE "C") FROM unnest(m.lomacl) AS a) AS "privileges",
    encode(sha256(lo_get(m.oid)), 'hex') AS "content",
    d.description AS "comment"
FROM pg_largeobject_metadata m
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_largeobject'::regclass, m.oid, 0)

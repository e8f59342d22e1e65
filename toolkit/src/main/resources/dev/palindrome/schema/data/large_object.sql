-- Large objects, with the hash of what they hold where they may be read.
SELECT
    'large object' AS kind,
    m.oid::text AS name,
    NULL AS parent,
    ARRAY[
        'owner', m.lomowner::regrole::text,
        'privileges', (SELECT string_agg(a::text, ', ' ORDER BY a::text COLLATE "C") FROM unnest(m.lomacl) AS a),
        'content', encode(sha256(lo_get(m.oid)), 'hex'),
        'comment', d.description
    ] AS attributes
FROM pg_largeobject_metadata m
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_largeobject'::regclass, m.oid, 0)

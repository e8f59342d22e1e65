-- Publications.
SELECT
    'publication' AS kind,
    quote_ident(p.pubname) AS name,
    NULL AS parent,
    ARRAY[
        'owner', p.pubowner::regrole::text,
        'all tables', CASE WHEN p.puballtables THEN 'yes' END,
        'publish', concat_ws(
            ', ',
            CASE WHEN p.pubinsert THEN 'insert' END,
            CASE WHEN p.pubupdate THEN 'update' END,
            CASE WHEN p.pubdelete THEN 'delete' END,
            CASE WHEN p.pubtruncate THEN 'truncate' END
        ),
        'via partition root', CASE WHEN p.pubviaroot THEN 'yes' END,
        'generated columns', CASE p.pubgencols WHEN 's' THEN 'stored' END,  --@ since 18
        'comment', d.description
    ] AS attributes
FROM pg_publication p
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_publication'::regclass, p.oid, 0)
WHERE p.oid >= 16384
    AND NOT EXISTS (
        SELECT FROM pg_depend e
        WHERE e.classid = 'pg_publication'::regclass AND e.objid = p.oid AND e.deptype = 'e'
    )

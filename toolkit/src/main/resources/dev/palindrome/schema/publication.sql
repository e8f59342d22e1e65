-- Publications.
SELECT
    'publication' AS kind,
    quote_ident(p.pubname) AS name,
    NULL AS parent,
    p.pubowner::regrole::text AS "owner",
    CASE WHEN p.puballtables THEN 'yes' END AS "all tables",
    concat_ws(
        ', ',
        CASE WHEN p.pubinsert THEN 'insert' END,
        CASE WHEN p.pubupdate THEN 'update' END,
        CASE WHEN p.pubdelete THEN 'delete' END,
        CASE WHEN p.pubtruncate THEN 'truncate' END
    ) AS "publish",
    CASE WHEN p.pubviaroot THEN 'yes' END AS "via partition root",
    CASE p.pubgencols WHEN 's' THEN 'stored' END AS "generated columns",  --@ since 18
    d.description AS "comment"
FROM pg_publication p
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_publication'::regclass, p.oid, 0)
WHERE p.oid >= 16384
    AND NOT EXISTS (
        SELECT FROM pg_depend e
        WHERE e.classid = 'pg_publication'::regclass AND e.objid = p.oid AND e.deptype = 'e'
    )

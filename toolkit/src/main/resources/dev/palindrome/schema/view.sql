-- Views and materialized views.
SELECT
    r.kind,
    r.name,
    'schema ' || r.relnamespace::regnamespace::text AS parent,
    r.relowner::regrole::text AS "owner",
    btrim(pg_get_viewdef(r.oid), E' \n') AS "definition",
    CASE WHEN r.reloptions IS NOT NULL THEN (
        SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(r.reloptions) AS o
    ) END AS "options",
    CASE WHEN r.reltoastrelid <> 0 THEN (
        SELECT string_agg(o, ', ' ORDER BY o COLLATE "C")
        FROM pg_class t, unnest(t.reloptions) AS o
        WHERE t.oid = r.reltoastrelid
    ) END AS "toast options",
    CASE WHEN NOT r.relispopulated THEN 'yes' END AS "unpopulated",
    CASE WHEN r.relam <> 0 THEN (SELECT m.amname::text FROM pg_am m WHERE m.oid = r.relam) END AS "access method",
    CASE WHEN r.reltablespace <> 0 THEN (SELECT s.spcname::text FROM pg_tablespace s WHERE s.oid = r.reltablespace) END AS "tablespace",
    CASE WHEN r.relkind = 'm' THEN CASE r.relreplident WHEN 'f' THEN 'full' WHEN 'n' THEN 'nothing' WHEN 'i' THEN 'index' END END AS "replica identity",
    (
        SELECT string_agg(x.extension, ', ' ORDER BY x.extension COLLATE "C")
        FROM extension_dependent x
        WHERE x.classid = 'pg_class'::regclass AND x.objid = r.oid
    ) AS "depends on extensions",
    d.description AS "comment"
FROM relation r
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_class'::regclass, r.oid, 0)
WHERE r.relkind IN ('v', 'm')

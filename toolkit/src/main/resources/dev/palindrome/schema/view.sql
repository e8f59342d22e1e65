-- Views and materialized views.
SELECT
    r.kind,
    r.name,
    'schema ' || r.relnamespace::regnamespace::text AS parent,
    ARRAY[
        'owner', r.relowner::regrole::text,
        'definition', btrim(pg_get_viewdef(r.oid), E' \n'),
        'options', CASE WHEN r.reloptions IS NOT NULL THEN (
            SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(r.reloptions) AS o
        ) END,
        'toast options', CASE WHEN r.reltoastrelid <> 0 THEN (
            SELECT string_agg(o, ', ' ORDER BY o COLLATE "C")
            FROM pg_class t, unnest(t.reloptions) AS o
            WHERE t.oid = r.reltoastrelid
        ) END,
        'unpopulated', CASE WHEN NOT r.relispopulated THEN 'yes' END,
        'access method', CASE WHEN r.relam <> 0 THEN (SELECT m.amname::text FROM pg_am m WHERE m.oid = r.relam) END,
        'tablespace', CASE WHEN r.reltablespace <> 0 THEN (SELECT s.spcname::text FROM pg_tablespace s WHERE s.oid = r.reltablespace) END,
        'replica identity', CASE WHEN r.relkind = 'm' THEN CASE r.relreplident WHEN 'f' THEN 'full' WHEN 'n' THEN 'nothing' WHEN 'i' THEN 'index' END END,
        'depends on extensions', (
            SELECT string_agg(quote_ident(x.extname), ', ' ORDER BY x.extname COLLATE "C")
            FROM pg_depend p
            JOIN pg_extension x ON x.oid = p.refobjid
            WHERE p.classid = 'pg_class'::regclass AND p.objid = r.oid AND p.deptype = 'x'
        ),
        'comment', d.description
    ] AS attributes
FROM relation r
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_class'::regclass, r.oid, 0)
WHERE r.relkind IN ('v', 'm')

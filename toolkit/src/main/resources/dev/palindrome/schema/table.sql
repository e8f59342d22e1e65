-- Tables, partitioned ones and partitions included. The order of the columns is a property of the table: a column that goes changes
-- nothing about the others.
SELECT
    r.kind,
    r.name,
    'schema ' || r.relnamespace::regnamespace::text AS parent,
    r.relowner::regrole::text AS "owner",
    (
        SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum)
        FROM pg_attribute a
        WHERE a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
    ) AS "columns",
    CASE WHEN r.reloftype <> 0 THEN r.reloftype::regtype::text END AS "of type",
    CASE WHEN NOT r.relispartition THEN (
        SELECT string_agg(i.inhparent::regclass::text, ', ' ORDER BY i.inhseqno)
        FROM pg_inherits i
        WHERE i.inhrelid = r.oid
    ) END AS "inherits",
    CASE WHEN r.relkind = 'p' THEN pg_get_partkeydef(r.oid) END AS "partitioned by",
    CASE WHEN r.relispartition THEN (
        SELECT i.inhparent::regclass::text
        FROM pg_inherits i
        WHERE i.inhrelid = r.oid
    ) END AS "partition of",
    CASE WHEN r.relispartition THEN (
        SELECT CASE WHEN i.inhdetachpending THEN 'yes' END
        FROM pg_inherits i
        WHERE i.inhrelid = r.oid
    ) END AS "detach pending",
    pg_get_expr(r.relpartbound, r.oid) AS "bounds",
    CASE WHEN r.relkind = 'f' THEN (
        SELECT quote_ident(s.srvname)
        FROM pg_foreign_table f
        JOIN pg_foreign_server s ON s.oid = f.ftserver
        WHERE f.ftrelid = r.oid
    ) END AS "foreign server",
    CASE WHEN r.relkind = 'f' THEN (
        SELECT string_agg(o, ', ' ORDER BY o COLLATE "C")
        FROM pg_foreign_table f, unnest(f.ftoptions) AS o
        WHERE f.ftrelid = r.oid
    ) END AS "foreign options",
    CASE WHEN r.relpersistence = 'u' THEN 'yes' END AS "unlogged",
    CASE WHEN r.relam <> 0 THEN (SELECT m.amname::text FROM pg_am m WHERE m.oid = r.relam) END AS "access method",
    CASE WHEN r.reltablespace <> 0 THEN (SELECT s.spcname::text FROM pg_tablespace s WHERE s.oid = r.reltablespace) END AS "tablespace",
    CASE WHEN r.reloptions IS NOT NULL THEN (
        SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(r.reloptions) AS o
    ) END AS "options",
    CASE WHEN r.reltoastrelid <> 0 THEN (
        SELECT string_agg(o, ', ' ORDER BY o COLLATE "C")
        FROM pg_class t, unnest(t.reloptions) AS o
        WHERE t.oid = r.reltoastrelid
    ) END AS "toast options",
    CASE r.relreplident WHEN 'f' THEN 'full' WHEN 'n' THEN CASE WHEN r.relkind <> 'f' THEN 'nothing' END WHEN 'i' THEN 'index' END AS "replica identity",
    CASE WHEN r.relhastriggers THEN (
        SELECT string_agg(
            DISTINCT (
                o.conrelid::regclass::text || '.' || quote_ident(o.conname)
                    || CASE t.tgenabled WHEN 'D' THEN '' WHEN 'A' THEN ' enabled always' WHEN 'R' THEN ' enabled replica' END
            ) COLLATE "C",
            ', '
        )
        FROM pg_trigger t
        JOIN pg_constraint o ON o.oid = t.tgconstraint
        WHERE t.tgrelid = r.oid AND t.tgisinternal AND t.tgenabled <> 'O'
    ) END AS "disabled constraints",
    CASE WHEN r.relrowsecurity THEN 'yes' END AS "row security",
    CASE WHEN r.relforcerowsecurity THEN 'yes' END AS "row security forced",
    d.description AS "comment"
FROM relation r
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_class'::regclass, r.oid, 0)
WHERE r.relkind IN ('r', 'p', 'f')

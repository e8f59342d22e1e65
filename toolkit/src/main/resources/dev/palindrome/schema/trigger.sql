-- Triggers, without those by which PostgreSQL implements constraints. Before 15, a trigger of a partition that comes from its parent was
-- one of those as well.
SELECT
    'trigger' AS kind,
    r.name || '.' || quote_ident(t.tgname) AS name,
    r.key AS parent,
    pg_get_triggerdef(t.oid) AS "definition",
    CASE t.tgenabled WHEN 'O' THEN 'enabled' WHEN 'D' THEN 'disabled' WHEN 'A' THEN 'enabled always' WHEN 'R' THEN 'enabled replica' END AS "state",
    CASE WHEN t.tgparentid <> 0 THEN (
        SELECT p.tgrelid::regclass::text || '.' || quote_ident(p.tgname)
        FROM pg_trigger p
        WHERE p.oid = t.tgparentid
    ) END AS "partition of",
    (
        SELECT string_agg(x.extension, ', ' ORDER BY x.extension COLLATE "C")
        FROM extension_dependent x
        WHERE x.classid = 'pg_trigger'::regclass AND x.objid = t.oid
    ) AS "depends on extensions",
    d.description AS "comment"
FROM relation r
JOIN pg_trigger t ON t.tgrelid = r.oid
    AND NOT t.tgisinternal  --@ since 15
    AND (NOT t.tgisinternal OR t.tgparentid <> 0)  --@ before 15
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_trigger'::regclass, t.oid, 0)

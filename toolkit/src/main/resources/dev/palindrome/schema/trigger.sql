-- Triggers, without those by which PostgreSQL implements constraints.
SELECT
    'trigger' AS kind,
    r.name || '.' || quote_ident(t.tgname) AS name,
    r.key AS parent,
    ARRAY[
        'definition', pg_get_triggerdef(t.oid),
        'state', CASE t.tgenabled WHEN 'O' THEN 'enabled' WHEN 'D' THEN 'disabled' WHEN 'A' THEN 'enabled always' WHEN 'R' THEN 'enabled replica' END,
        'partition of', CASE WHEN t.tgparentid <> 0 THEN (
            SELECT p.tgrelid::regclass::text || '.' || quote_ident(p.tgname)
            FROM pg_trigger p
            WHERE p.oid = t.tgparentid
        ) END,
        'depends on extensions', (
            SELECT string_agg(quote_ident(x.extname), ', ' ORDER BY x.extname COLLATE "C")
            FROM pg_depend p
            JOIN pg_extension x ON x.oid = p.refobjid
            WHERE p.classid = 'pg_trigger'::regclass AND p.objid = t.oid AND p.deptype = 'x'
        ),
        'comment', d.description
    ] AS attributes
FROM relation r
JOIN pg_trigger t ON t.tgrelid = r.oid AND NOT t.tgisinternal
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_trigger'::regclass, t.oid, 0)

-- Tables, views and sequences of extensions, each as one object: users add indexes, triggers and row security to them. What else an
-- extension has is told by its list of members.
SELECT
    'extension member' AS kind,
    r.name,
    r.parent,
    CASE WHEN r.relowner <> r.extowner THEN r.relowner::regrole::text END AS "owner",
    CASE WHEN r.relkind <> 'S' THEN (
        SELECT string_agg(
            quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
                || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
                || coalesce(' default ' || pg_get_expr(e.adbin, e.adrelid), ''),
            ', '
            ORDER BY a.attname COLLATE "C"
        )
        FROM pg_attribute a
        LEFT JOIN pg_attrdef e ON e.adrelid = a.attrelid AND e.adnum = a.attnum
        WHERE a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
    ) END AS "columns",
    (
        SELECT string_agg(quote_ident(c.conname) || ' ' || pg_get_constraintdef(c.oid), ', ' ORDER BY c.conname COLLATE "C")
        FROM pg_constraint c
        WHERE c.conrelid = r.oid AND c.contype NOT IN ('t', 'n')
    ) AS "constraints",
    CASE WHEN r.relhasindex THEN (
        SELECT string_agg(d, '; ' ORDER BY d COLLATE "C")
        FROM pg_index i, pg_get_indexdef(i.indexrelid) AS d
        WHERE i.indrelid = r.oid
    ) END AS "indexes",
    CASE WHEN r.relhastriggers THEN (
        SELECT string_agg(d || CASE t.tgenabled WHEN 'O' THEN '' ELSE ' ' || t.tgenabled::text END, '; ' ORDER BY d COLLATE "C")
        FROM pg_trigger t, pg_get_triggerdef(t.oid) AS d
        WHERE t.tgrelid = r.oid AND NOT t.tgisinternal
    ) END AS "triggers",
    CASE WHEN r.relhasrules THEN (
        SELECT string_agg(d, '; ' ORDER BY d COLLATE "C")
        FROM pg_rewrite w, pg_get_ruledef(w.oid) AS d
        WHERE w.ev_class = r.oid AND w.rulename <> '_RETURN'
    ) END AS "rules",
    CASE WHEN r.reloptions IS NOT NULL THEN (
        SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(r.reloptions) AS o
    ) END AS "options",
    CASE WHEN r.relrowsecurity THEN 'yes' END AS "row security",
    CASE WHEN r.relforcerowsecurity THEN 'yes' END AS "row security forced",
    d.description AS "comment"
FROM member_relation r
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_class'::regclass, r.oid, 0)

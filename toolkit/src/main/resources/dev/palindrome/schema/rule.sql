-- Rules, without the one that makes a view.
SELECT
    'rule' AS kind,
    r.name || '.' || quote_ident(w.rulename) AS name,
    r.key AS parent,
    pg_get_ruledef(w.oid) AS "definition",
    CASE w.ev_enabled WHEN 'O' THEN 'enabled' WHEN 'D' THEN 'disabled' WHEN 'A' THEN 'enabled always' WHEN 'R' THEN 'enabled replica' END AS "state",
    d.description AS "comment"
FROM relation r
JOIN pg_rewrite w ON w.ev_class = r.oid AND w.rulename <> '_RETURN'
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_rewrite'::regclass, w.oid, 0)

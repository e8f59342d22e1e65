-- Row security policies, those on the tables of extensions included. Whether they count is a property of the table.
SELECT
    'policy' AS kind,
    r.name || '.' || quote_ident(p.polname) AS name,
    r.key AS parent,
    CASE WHEN NOT p.polpermissive THEN 'yes' END AS "restrictive",
    CASE p.polcmd WHEN 'r' THEN 'select' WHEN 'a' THEN 'insert' WHEN 'w' THEN 'update' WHEN 'd' THEN 'delete' ELSE 'all' END AS "command",
    (
        SELECT string_agg(o, ', ' ORDER BY o COLLATE "C")
        FROM (
            SELECT CASE WHEN u = 0 THEN 'PUBLIC' ELSE u::regrole::text END
            FROM unnest(p.polroles) AS u
        ) AS names (o)
    ) AS "roles",
    pg_get_expr(p.polqual, p.polrelid) AS "using",
    pg_get_expr(p.polwithcheck, p.polrelid) AS "with check",
    d.description AS "comment"
FROM (
    SELECT r.oid, r.name, r.key FROM relation r
    UNION ALL
    SELECT m.oid, m.oid::regclass::text, m.key FROM member_relation m
) AS r
JOIN pg_policy p ON p.polrelid = r.oid
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_policy'::regclass, p.oid, 0)

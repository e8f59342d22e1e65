-- The properties of a policy p.
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

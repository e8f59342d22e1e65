-- Row security policies. Whether they count is a property of the table.
SELECT
    'policy' AS kind,
    r.name || '.' || quote_ident(p.polname) AS name,
    r.key AS parent,
    ARRAY[
        'restrictive', CASE WHEN NOT p.polpermissive THEN 'yes' END,
        'command', CASE p.polcmd WHEN 'r' THEN 'select' WHEN 'a' THEN 'insert' WHEN 'w' THEN 'update' WHEN 'd' THEN 'delete' ELSE 'all' END,
        'roles', (
            SELECT string_agg(o, ', ' ORDER BY o COLLATE "C")
            FROM (
                SELECT CASE WHEN u = 0 THEN 'PUBLIC' ELSE u::regrole::text END
                FROM unnest(p.polroles) AS u
            ) AS names (o)
        ),
        'using', pg_get_expr(p.polqual, p.polrelid),
        'with check', pg_get_expr(p.polwithcheck, p.polrelid),
        'comment', d.description
    ] AS attributes
FROM relation r
JOIN pg_policy p ON p.polrelid = r.oid
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_policy'::regclass, p.oid, 0)

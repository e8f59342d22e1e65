-- Row security policies. Whether they count is a property of the table.
SELECT
    'policy' AS kind,
    r.name || '.' || quote_ident(p.polname) AS name,
    r.key AS parent,
    --@ include part/policy
FROM relation r
JOIN pg_policy p ON p.polrelid = r.oid
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_policy'::regclass, p.oid, 0)

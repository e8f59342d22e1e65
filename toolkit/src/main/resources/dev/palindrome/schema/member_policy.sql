-- Row security policies that were put on the tables of extensions.
SELECT
    'policy' AS kind,
    r.oid::regclass::text || '.' || quote_ident(p.polname) AS name,
    r.key AS parent,
    --@ include part/policy
FROM member_relation r
JOIN pg_policy p ON p.polrelid = r.oid
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_policy'::regclass, p.oid, 0)

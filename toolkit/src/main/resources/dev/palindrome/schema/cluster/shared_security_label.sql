-- Security labels of roles, tablespaces and other databases.
SELECT
    'security label' AS kind,
    l.provider || ' on ' || o.type || ' ' || o.identity AS name,
    NULL AS parent,
    l.label AS "label"
FROM pg_shseclabel l
CROSS JOIN LATERAL pg_identify_object(l.classoid, l.objoid, 0) AS o
WHERE NOT (
    l.classoid = 'pg_database'::regclass
    AND l.objoid = (SELECT b.oid FROM pg_database b WHERE b.datname = current_database())
)

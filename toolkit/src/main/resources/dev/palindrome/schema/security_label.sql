-- Security labels of whatever object, the database included.
SELECT
    'security label' AS kind,
    l.provider || ' on ' || o.type || CASE WHEN o.type = 'database' THEN '' ELSE ' ' || o.identity END AS name,
    NULL AS parent,
    l.label AS "label"
FROM (
    SELECT s.classoid, s.objoid, s.objsubid, s.provider, s.label
    FROM pg_seclabel s
    UNION ALL
    SELECT s.classoid, s.objoid, 0, s.provider, s.label
    FROM pg_shseclabel s
    JOIN pg_database b ON s.classoid = 'pg_database'::regclass AND s.objoid = b.oid AND b.datname = current_database()
) AS l
CROSS JOIN LATERAL pg_identify_object(l.classoid, l.objoid, l.objsubid) AS o

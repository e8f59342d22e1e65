-- Security labels of whatever object, the database included.
SELECT
    'security label' AS kind,
    l.provider || ' on ' || o.type || CASE WHEN o.type = 'database' THEN '' ELSE ' ' || o.identity END AS name,
    coalesce(r.parent, p.parent, t.parent) AS parent,
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
LEFT JOIN LATERAL (
    SELECT CASE WHEN l.objsubid = 0 THEN r.key ELSE 'column ' || r.name || '.' || quote_ident(a.attname) END AS parent
    FROM relation r
    LEFT JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum = l.objsubid
    WHERE l.classoid = 'pg_class'::regclass AND r.oid = l.objoid
) AS r ON true
LEFT JOIN LATERAL (
    SELECT p.key AS parent FROM routine p WHERE l.classoid = 'pg_proc'::regclass AND p.oid = l.objoid
) AS p ON true
LEFT JOIN LATERAL (
    SELECT t.key AS parent FROM type t WHERE l.classoid = 'pg_type'::regclass AND t.oid = l.objoid
) AS t ON true

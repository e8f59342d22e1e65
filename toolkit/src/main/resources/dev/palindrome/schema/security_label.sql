-- Security labels of whatever object, the database included. What PostgreSQL itself and extensions have hangs on nothing.
SELECT
    'security label' AS kind,
    l.provider || ' on ' || o.type || CASE WHEN o.type = 'database' THEN '' ELSE ' ' || o.identity END AS name,
    l.parent,
    l.label AS "label"
FROM (
    SELECT
        s.*,
        CASE
            WHEN s.objsubid = 0 THEN r.key
            ELSE (
                SELECT 'column ' || r.name || '.' || quote_ident(a.attname)
                FROM pg_attribute a
                WHERE a.attrelid = r.oid AND a.attnum = s.objsubid
            )
        END AS parent
    FROM relation r
    JOIN pg_seclabel s ON s.classoid = 'pg_class'::regclass AND s.objoid = r.oid
    UNION ALL
    SELECT s.*, p.key
    FROM routine p
    JOIN pg_seclabel s ON s.classoid = 'pg_proc'::regclass AND s.objoid = p.oid
    UNION ALL
    SELECT s.*, t.key
    FROM type t
    JOIN pg_seclabel s ON s.classoid = 'pg_type'::regclass AND s.objoid = t.oid
    UNION ALL
    SELECT s.*, NULL
    FROM pg_seclabel s
    WHERE s.classoid NOT IN ('pg_class'::regclass, 'pg_proc'::regclass, 'pg_type'::regclass)
        OR s.objoid < 16384
        OR EXISTS (SELECT FROM pg_depend e WHERE e.classid = s.classoid AND e.objid = s.objoid AND e.deptype = 'e')
    UNION ALL
    SELECT s.objoid, s.classoid, 0, s.provider, s.label, NULL
    FROM pg_shseclabel s
    JOIN pg_database b ON s.classoid = 'pg_database'::regclass AND s.objoid = b.oid AND b.datname = current_database()
) AS l
CROSS JOIN LATERAL pg_identify_object(l.classoid, l.objoid, l.objsubid) AS o

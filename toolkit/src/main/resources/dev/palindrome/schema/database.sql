-- The database itself, whatever it is called, with its settings.
SELECT
    'database' AS kind,
    '' AS name,
    NULL AS parent,
    b.datdba::regrole::text AS "owner",
    nullif(b.datconnlimit, -1)::text AS "connection limit",
    d.description AS "comment",
    (
        SELECT array_agg(ARRAY['setting ' || split_part(o, '=', 1), substr(o, strpos(o, '=') + 1)])
        FROM pg_db_role_setting s, unnest(s.setconfig) AS o
        WHERE s.setdatabase = b.oid AND s.setrole = 0
    ) AS properties
FROM pg_database b
LEFT JOIN pg_shdescription d ON d.classoid = 'pg_database'::regclass AND d.objoid = b.oid
WHERE b.datname = current_database()

-- Settings of a role that count in this database only.
SELECT
    'role settings' AS kind,
    'of ' || s.setrole::regrole::text || ' in this database' AS name,
    NULL AS parent,
    (
        SELECT array_agg(ARRAY['setting ' || split_part(o, '=', 1), substr(o, strpos(o, '=') + 1)])
        FROM unnest(s.setconfig) AS o
    ) AS properties
FROM pg_db_role_setting s
WHERE s.setrole <> 0 AND s.setdatabase = (SELECT b.oid FROM pg_database b WHERE b.datname = current_database())

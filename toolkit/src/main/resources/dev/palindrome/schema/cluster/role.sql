-- Roles of the cluster, with the roles that they are members of and the settings that count in every database.
SELECT
    'role' AS kind,
    r.oid::regrole::text AS name,
    NULL AS parent,
    CASE WHEN r.rolsuper THEN 'yes' END AS "superuser",
    CASE WHEN NOT r.rolinherit THEN 'yes' END AS "no inherit",
    CASE WHEN r.rolcreaterole THEN 'yes' END AS "create role",
    CASE WHEN r.rolcreatedb THEN 'yes' END AS "create database",
    CASE WHEN r.rolcanlogin THEN 'yes' END AS "login",
    CASE WHEN r.rolreplication THEN 'yes' END AS "replication",
    CASE WHEN r.rolbypassrls THEN 'yes' END AS "bypass row security",
    nullif(r.rolconnlimit, -1)::text AS "connection limit",
    r.rolvaliduntil::text AS "valid until",
    d.description AS "comment",
    (
        SELECT array_agg(ARRAY[
            'member of ' || m.roleid::regrole::text || ' by ' || m.grantor::regrole::text,
            concat_ws(
                ' ',
                'yes',
                CASE WHEN NOT m.inherit_option THEN 'without inherit' END,  --@ since 16
                CASE WHEN NOT m.set_option THEN 'without set' END,  --@ since 16
                CASE WHEN m.admin_option THEN 'with admin option' END
            )
        ])
        FROM pg_auth_members m
        WHERE m.member = r.oid
    )
    || (
        SELECT array_agg(ARRAY['setting ' || split_part(o, '=', 1), substr(o, strpos(o, '=') + 1)])
        FROM pg_db_role_setting s, unnest(s.setconfig) AS o
        WHERE s.setrole = r.oid AND s.setdatabase = 0
    ) AS properties
FROM pg_roles r
LEFT JOIN pg_shdescription d ON d.classoid = 'pg_authid'::regclass AND d.objoid = r.oid
WHERE r.rolname !~ '^pg_'

-- Everything of a cluster that no database owns, one attribute a row. What only a superuser may read is null for others.
SELECT 'role' AS kind, role.rolname AS name, attribute.name AS attribute, attribute.value
FROM pg_roles AS role
CROSS JOIN LATERAL (VALUES
    ('superuser', role.rolsuper::text),
    ('inherit', role.rolinherit::text),
    ('create role', role.rolcreaterole::text),
    ('create database', role.rolcreatedb::text),
    ('login', role.rolcanlogin::text),
    ('replication', role.rolreplication::text),
    ('bypass row security', role.rolbypassrls::text),
    ('connection limit', role.rolconnlimit::text),
    ('valid until', role.rolvaliduntil::text),
    ('comment', shobj_description(role.oid, 'pg_authid'))
) AS attribute (name, value)
WHERE attribute.value IS NOT NULL
UNION ALL
-- admin_option and, since 16, inherit_option and set_option; a member may have several grantors.
SELECT 'role', pg_get_userbyid(membership.member), 'member of ' || pg_get_userbyid(membership.roleid),
       string_agg(options.text, ', ' ORDER BY options.text)
FROM pg_auth_members AS membership
CROSS JOIN LATERAL (
    SELECT (to_jsonb(membership) - ARRAY['oid', 'roleid', 'member', 'grantor'])::text AS text
) AS options
GROUP BY membership.member, membership.roleid
UNION ALL
SELECT CASE WHEN configured.setrole = 0 THEN 'settings' ELSE 'role' END,
       CASE WHEN configured.setrole = 0 THEN 'of all roles' ELSE pg_get_userbyid(configured.setrole) END,
       'setting ' || split_part(setting, '=', 1),
       substr(setting, strpos(setting, '=') + 1)
FROM pg_db_role_setting AS configured
CROSS JOIN unnest(configured.setconfig) AS setting
WHERE configured.setdatabase = 0
UNION ALL
SELECT 'tablespace', spcname, attribute.name, attribute.value
FROM pg_tablespace AS tablespace
CROSS JOIN LATERAL (VALUES
    ('owner', pg_get_userbyid(spcowner)::text),
    ('grants', coalesce(spcacl, acldefault('t', spcowner))::text),
    ('options', array_to_string(spcoptions, ', ')),
    ('location', pg_tablespace_location(tablespace.oid)),
    ('comment', shobj_description(tablespace.oid, 'pg_tablespace'))
) AS attribute (name, value)
WHERE attribute.value IS NOT NULL
UNION ALL
SELECT 'database', datname, 'owner', pg_get_userbyid(datdba)
FROM pg_database
WHERE datname !~ '^palindrome_[0-9a-f]{8}_[0-9]+$'
ORDER BY 1, 2, 3

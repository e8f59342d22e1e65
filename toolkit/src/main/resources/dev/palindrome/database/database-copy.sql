-- What CREATE DATABASE … TEMPLATE does not copy, as statements in the order in which they run; where there is a setting,
-- the statement lacks its SET clause. Parameters: the names of original and copy.
WITH parameter (original, copy) AS (
    VALUES (?::text, ?::text)
), original AS (
    SELECT database.*, owner.rolname AS owner, format('DATABASE %I', parameter.copy) AS copy
    FROM parameter
    JOIN pg_database AS database ON database.datname = parameter.original
    JOIN pg_roles AS owner ON owner.oid = database.datdba
)
SELECT 1 AS step, 0::bigint AS number,
       format('ALTER %s OWNER TO %I', copy, owner) AS statement,
       NULL AS setting
FROM original
WHERE owner <> current_user
UNION ALL
SELECT 2, 0, format('ALTER %s CONNECTION LIMIT %s', copy, datconnlimit), NULL
FROM original
WHERE datconnlimit >= 0
UNION ALL
SELECT 3, revoked.number, format('REVOKE ALL ON %s FROM %s', copy, revoked.grantee), NULL
FROM original
CROSS JOIN unnest(ARRAY['PUBLIC', quote_ident(owner)]) WITH ORDINALITY AS revoked (grantee, number)
WHERE datacl IS NOT NULL
UNION ALL
SELECT 4, entry.number,
       concat(
           CASE WHEN entry.grantor <> datdba THEN format('SET ROLE %I; ', pg_get_userbyid(entry.grantor)) END,
           format('GRANT %s ON %s TO %s', entry.privilege_type, copy,
                  CASE WHEN entry.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(entry.grantee)) END),
           CASE WHEN entry.is_grantable THEN ' WITH GRANT OPTION' END,
           CASE WHEN entry.grantor <> datdba THEN '; RESET ROLE' END),
       NULL
FROM original
CROSS JOIN aclexplode(datacl) WITH ORDINALITY AS entry (grantor, grantee, privilege_type, is_grantable, number)
UNION ALL
SELECT 5, row_number() OVER (ORDER BY configured.setrole, setting.number),
       CASE
           WHEN configured.setrole = 0 THEN format('ALTER %s', copy)
           ELSE format('ALTER ROLE %I IN %s', pg_get_userbyid(configured.setrole), copy)
       END,
       setting.setting
FROM original
JOIN pg_db_role_setting AS configured ON configured.setdatabase = original.oid
CROSS JOIN unnest(configured.setconfig) WITH ORDINALITY AS setting (setting, number)
UNION ALL
SELECT 6, 0, format('COMMENT ON %s IS %L', copy, comment), NULL
FROM original
CROSS JOIN shobj_description(original.oid, 'pg_database') AS comment
WHERE comment IS NOT NULL
UNION ALL
SELECT 7, 0, format('ALTER %s IS_TEMPLATE true', copy), NULL
FROM original
WHERE datistemplate
ORDER BY step, number

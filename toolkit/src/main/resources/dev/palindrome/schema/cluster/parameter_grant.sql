--@ since 15
-- Grants on configuration parameters.
SELECT
    'parameter grant' AS kind,
    'to ' || CASE WHEN x.grantee = 0 THEN 'PUBLIC' ELSE x.grantee::regrole::text END || ' on ' || p.parname AS name,
    NULL AS parent,
    array_agg(ARRAY[
        x.privilege_type,
        'yes' || CASE WHEN x.is_grantable THEN ' with grant option' ELSE '' END || ' by ' || x.grantor::regrole::text
    ]) AS properties
FROM pg_parameter_acl p
CROSS JOIN LATERAL aclexplode(p.paracl) AS x
GROUP BY x.grantee, p.parname

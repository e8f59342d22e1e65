-- What of the privileges a.acl differs from a.normal, for the object a.key, whose owner is a.owner.
CROSS JOIN LATERAL (
    SELECT
        coalesce(h.grantee, n.grantee) AS grantee,
        h.grantee IS NULL AS revoked,
        array_agg(ARRAY[coalesce(h.privilege_type, n.privilege_type), coalesce(h.privileges, 'yes')]) AS properties
    FROM (
        SELECT
            x.grantee,
            x.privilege_type,
            string_agg(
                'yes'
                    || CASE WHEN x.is_grantable THEN ' with grant option' ELSE '' END
                    || CASE WHEN x.grantor <> a.owner THEN ' by ' || x.grantor::regrole::text ELSE '' END,
                ', '
                ORDER BY x.grantor::regrole::text COLLATE "C", x.is_grantable
            ) AS privileges
        FROM aclexplode(a.acl) AS x
        GROUP BY x.grantee, x.privilege_type
    ) AS h
    FULL JOIN aclexplode(a.normal) AS n ON n.grantee = h.grantee AND n.privilege_type = h.privilege_type
    WHERE n.grantee IS NULL OR h.privileges IS DISTINCT FROM 'yes'
    GROUP BY 1, 2
) AS g

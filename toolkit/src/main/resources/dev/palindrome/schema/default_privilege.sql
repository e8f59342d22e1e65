-- Default privileges: what objects made later by a role will grant.
SELECT
    'default privileges' AS kind,
    'of ' || d.defaclrole::regrole::text
        || CASE WHEN d.defaclnamespace <> 0 THEN ' in schema ' || d.defaclnamespace::regnamespace::text ELSE '' END
        || ' on ' || CASE d.defaclobjtype
            WHEN 'r' THEN 'tables'
            WHEN 'S' THEN 'sequences'
            WHEN 'f' THEN 'functions'
            WHEN 'T' THEN 'types'
            WHEN 'n' THEN 'schemas'
            WHEN 'L' THEN 'large objects'
        END
        || ' to ' || CASE WHEN g.grantee = 0 THEN 'PUBLIC' ELSE g.grantee::regrole::text END AS name,
    CASE WHEN d.defaclnamespace <> 0 THEN 'schema ' || d.defaclnamespace::regnamespace::text END AS parent,
    g.attributes
FROM pg_default_acl d
CROSS JOIN LATERAL (
    SELECT
        coalesce(h.grantee, n.grantee) AS grantee,
        array_agg(
            ARRAY[
                coalesce(h.privilege_type, n.privilege_type),
                CASE
                    WHEN h.grantee IS NULL THEN 'revoked'
                    WHEN h.is_grantable THEN 'granted with grant option'
                    ELSE 'granted'
                END
            ]
        ) AS attributes
    FROM aclexplode(d.defaclacl) AS h
    FULL JOIN (
        -- Inside a schema the list is added to the global one; only the global one replaces what is built in.
        SELECT b.grantee, b.privilege_type
        FROM aclexplode(acldefault(CASE d.defaclobjtype WHEN 'S' THEN 's'::"char" ELSE d.defaclobjtype END, d.defaclrole)) AS b
        WHERE d.defaclnamespace = 0
    ) AS n ON n.grantee = h.grantee AND n.privilege_type = h.privilege_type
    WHERE n.grantee IS NULL OR h.grantee IS NULL OR h.is_grantable
    GROUP BY 1
) AS g

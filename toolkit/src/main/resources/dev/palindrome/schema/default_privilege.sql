-- Default privileges: what objects that a role makes later will grant, and what of the built-in default they will not.
SELECT
    CASE WHEN g.revoked THEN 'default revoke' ELSE 'default grant' END AS kind,
    'by ' || d.defaclrole::regrole::text
        || ' on ' || CASE d.defaclobjtype
            WHEN 'r' THEN 'tables'
            WHEN 'S' THEN 'sequences'
            WHEN 'f' THEN 'functions'
            WHEN 'T' THEN 'types'
            WHEN 'n' THEN 'schemas'
            WHEN 'L' THEN 'large objects'
        END
        || CASE WHEN d.defaclnamespace <> 0 THEN ' in schema ' || d.defaclnamespace::regnamespace::text ELSE '' END
        || CASE WHEN g.revoked THEN ' from ' ELSE ' to ' END
        || CASE WHEN g.grantee = 0 THEN 'PUBLIC' ELSE g.grantee::regrole::text END AS name,
    CASE WHEN d.defaclnamespace <> 0 THEN 'schema ' || d.defaclnamespace::regnamespace::text END AS parent,
    g.properties
FROM pg_default_acl d
CROSS JOIN LATERAL (
    SELECT
        coalesce(h.grantee, n.grantee) AS grantee,
        h.grantee IS NULL AS revoked,
        array_agg(ARRAY[
            coalesce(h.privilege_type, n.privilege_type),
            CASE WHEN h.is_grantable THEN 'yes with grant option' ELSE 'yes' END
        ]) AS properties
    FROM aclexplode(d.defaclacl) AS h
    FULL JOIN (
        -- Inside a schema the list is added to the global one; only the global one replaces what is built in.
        SELECT b.grantee, b.privilege_type
        FROM aclexplode(acldefault(CASE d.defaclobjtype WHEN 'S' THEN 's'::"char" ELSE d.defaclobjtype END, d.defaclrole)) AS b
        WHERE d.defaclnamespace = 0
    ) AS n ON n.grantee = h.grantee AND n.privilege_type = h.privilege_type
    WHERE n.grantee IS NULL OR h.grantee IS NULL OR h.is_grantable
    GROUP BY 1, 2
) AS g

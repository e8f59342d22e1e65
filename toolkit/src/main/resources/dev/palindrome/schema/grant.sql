-- What a grantee may do with an object beyond what its owner and PUBLIC may by default, and what of that default is revoked. A list of
-- privileges that is not there and the default written out are the same.
SELECT
    CASE WHEN g.revoked THEN 'revoke' ELSE 'grant' END AS kind,
    CASE WHEN g.revoked THEN 'from ' ELSE 'to ' END
        || CASE WHEN g.grantee = 0 THEN 'PUBLIC' ELSE g.grantee::regrole::text END || ' on ' || a.key AS name,
    a.key AS parent,
    g.properties
FROM (
    SELECT r.key, r.relowner AS owner, r.relacl AS acl, acldefault(CASE r.relkind WHEN 'S' THEN 's'::"char" ELSE 'r' END, r.relowner) AS normal
    FROM relation r
    WHERE r.relacl IS NOT NULL
    UNION ALL
    SELECT 'column ' || r.name || '.' || quote_ident(c.attname), r.relowner, c.attacl, acldefault('c', r.relowner)
    FROM relation r
    JOIN pg_attribute c ON c.attrelid = r.oid
    WHERE c.attacl IS NOT NULL AND NOT c.attisdropped
    UNION ALL
    SELECT p.key, p.proowner, p.proacl, acldefault('f', p.proowner)
    FROM routine p
    WHERE p.proacl IS NOT NULL
    UNION ALL
    SELECT t.key, t.typowner, t.typacl, acldefault('T', t.typowner)
    FROM type t
    WHERE t.typacl IS NOT NULL
    UNION ALL
    SELECT 'schema ' || n.oid::regnamespace::text, n.nspowner, n.nspacl, acldefault('n', n.nspowner)
    FROM pg_namespace n
    WHERE n.nspacl IS NOT NULL AND (n.oid >= 16384 OR n.nspname = 'public') AND n.nspname !~ '^pg_(temp|toast)'
        AND NOT EXISTS (
            SELECT FROM pg_depend e
            WHERE e.classid = 'pg_namespace'::regclass AND e.objid = n.oid AND e.deptype = 'e'
        )
    UNION ALL
    SELECT 'language ' || quote_ident(l.lanname), l.lanowner, l.lanacl, acldefault('l', l.lanowner)
    FROM pg_language l
    WHERE l.lanacl IS NOT NULL AND l.lanispl
    UNION ALL
    SELECT 'foreign data wrapper ' || quote_ident(w.fdwname), w.fdwowner, w.fdwacl, acldefault('F', w.fdwowner)
    FROM pg_foreign_data_wrapper w
    WHERE w.fdwacl IS NOT NULL
    UNION ALL
    SELECT 'server ' || quote_ident(s.srvname), s.srvowner, s.srvacl, acldefault('S', s.srvowner)
    FROM pg_foreign_server s
    WHERE s.srvacl IS NOT NULL
    UNION ALL
    SELECT 'database', d.datdba, d.datacl, acldefault('d', d.datdba)
    FROM pg_database d
    WHERE d.datacl IS NOT NULL AND d.datname = current_database()
) AS a
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

-- What a grantee may do with an object beyond what its owner and PUBLIC may by default, and what of that default is revoked. A list of
-- privileges that is not there and the default written out are the same.
SELECT
    CASE WHEN g.revoked THEN 'revoke' ELSE 'grant' END AS kind,
    CASE WHEN g.revoked THEN 'from ' ELSE 'to ' END
        || CASE WHEN g.grantee = 0 THEN 'PUBLIC' ELSE g.grantee::regrole::text END || ' on ' || a.key AS name,
    a.parent,
    g.properties
FROM (
    SELECT
        r.key,
        r.key AS parent,
        r.relowner AS owner,
        r.relacl AS acl,
        acldefault(CASE r.relkind WHEN 'S' THEN 's'::"char" ELSE 'r' END, r.relowner) AS normal
    FROM relation r
    WHERE r.relacl IS NOT NULL
    UNION ALL
    SELECT 'column ' || c.name, 'column ' || c.name, c.relowner, c.attacl, acldefault('c', c.relowner)
    FROM (
        SELECT r.name || '.' || quote_ident(a.attname) AS name, r.relowner, a.attacl
        FROM relation r
        JOIN pg_attribute a ON a.attrelid = r.oid
        WHERE a.attacl IS NOT NULL AND NOT a.attisdropped
    ) AS c
    UNION ALL
    SELECT p.key, p.key, p.proowner, p.proacl, acldefault('f', p.proowner)
    FROM routine p
    WHERE p.proacl IS NOT NULL
    UNION ALL
    SELECT t.key, t.key, t.typowner, t.typacl, acldefault('T', t.typowner)
    FROM type t
    WHERE t.typacl IS NOT NULL
    UNION ALL
    SELECT
        'schema ' || n.oid::regnamespace::text,
        'schema ' || n.oid::regnamespace::text,
        n.nspowner,
        n.nspacl,
        acldefault('n', n.nspowner)
    FROM pg_namespace n
    WHERE n.nspacl IS NOT NULL AND (n.oid >= 16384 OR n.nspname = 'public') AND n.nspname !~ '^pg_(temp|toast)'
        AND NOT EXISTS (
            SELECT FROM pg_depend e
            WHERE e.classid = 'pg_namespace'::regclass AND e.objid = n.oid AND e.deptype = 'e'
        )
    UNION ALL
    SELECT
        'language ' || quote_ident(l.lanname),
        'language ' || quote_ident(l.lanname),
        l.lanowner,
        coalesce(l.lanacl, acldefault('l', l.lanowner)),
        coalesce(i.initprivs, acldefault('l', l.lanowner))
    FROM pg_language l
    LEFT JOIN pg_init_privs i ON (i.classoid, i.objoid, i.objsubid) = ('pg_language'::regclass, l.oid, 0)
    WHERE l.lanacl IS DISTINCT FROM i.initprivs
    UNION ALL
    SELECT
        'foreign data wrapper ' || quote_ident(w.fdwname),
        'foreign data wrapper ' || quote_ident(w.fdwname),
        w.fdwowner,
        coalesce(w.fdwacl, acldefault('F', w.fdwowner)),
        coalesce(i.initprivs, acldefault('F', w.fdwowner))
    FROM pg_foreign_data_wrapper w
    LEFT JOIN pg_init_privs i ON (i.classoid, i.objoid, i.objsubid) = ('pg_foreign_data_wrapper'::regclass, w.oid, 0)
    WHERE w.fdwacl IS DISTINCT FROM i.initprivs
    UNION ALL
    SELECT
        'server ' || quote_ident(s.srvname),
        'server ' || quote_ident(s.srvname),
        s.srvowner,
        coalesce(s.srvacl, acldefault('S', s.srvowner)),
        coalesce(i.initprivs, acldefault('S', s.srvowner))
    FROM pg_foreign_server s
    LEFT JOIN pg_init_privs i ON (i.classoid, i.objoid, i.objsubid) = ('pg_foreign_server'::regclass, s.oid, 0)
    WHERE s.srvacl IS DISTINCT FROM i.initprivs
    UNION ALL
    SELECT 'database', 'database', d.datdba, d.datacl, acldefault('d', d.datdba)
    FROM pg_database d
    WHERE d.datacl IS NOT NULL AND d.datname = current_database()
) AS a
--@ include part/privileges

-- What a grantee may do with an object beyond what its owner and PUBLIC may by default, and what of that default is revoked. A list of
-- privileges that is not there and the default written out are the same. For PostgreSQL's own objects and those of extensions, the
-- default is what they were made with, which nobody noted down for the information schema: it is left out, as pg_dump leaves it out.
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
    UNION ALL
    SELECT o.key, m.key, o.owner, coalesce(o.acl, o.normal), coalesce(o.initial, o.normal)
    FROM (
        SELECT
            'pg_class'::regclass AS classid,
            c.oid AS objid,
            k.kind || ' ' || c.oid::regclass::text AS key,
            c.relowner AS owner,
            c.relacl AS acl,
            i.initprivs AS initial,
            acldefault(CASE c.relkind WHEN 'S' THEN 's'::"char" ELSE 'r' END, c.relowner) AS normal
        FROM pg_class c
        JOIN (VALUES
            ('r'::"char", 'table'),
            ('p', 'table'),
            ('f', 'foreign table'),
            ('v', 'view'),
            ('m', 'materialized view'),
            ('S', 'sequence')
        ) AS k (relkind, kind) ON k.relkind = c.relkind
        LEFT JOIN pg_init_privs i ON (i.classoid, i.objoid, i.objsubid) = ('pg_class'::regclass, c.oid, 0)
        WHERE c.relacl IS DISTINCT FROM i.initprivs
            AND c.relnamespace IS DISTINCT FROM to_regnamespace('information_schema')
        UNION ALL
        SELECT
            'pg_class'::regclass,
            a.attrelid,
            'column ' || a.attrelid::regclass::text || '.' || quote_ident(a.attname),
            a.relowner,
            a.attacl,
            i.initprivs,
            acldefault('c', a.relowner)
        FROM (
            SELECT a.attrelid, a.attname, a.attnum, a.attacl, c.relowner
            FROM pg_attribute a
            JOIN pg_class c ON c.oid = a.attrelid
            WHERE a.attrelid < 16384
            UNION ALL
            SELECT a.attrelid, a.attname, a.attnum, a.attacl, c.relowner
            FROM member_relation c
            JOIN pg_attribute a ON a.attrelid = c.oid
        ) AS a
        LEFT JOIN pg_init_privs i ON (i.classoid, i.objoid, i.objsubid) = ('pg_class'::regclass, a.attrelid, a.attnum::int)
        WHERE a.attacl IS DISTINCT FROM i.initprivs
        UNION ALL
        SELECT
            'pg_proc'::regclass,
            p.oid,
            CASE p.prokind WHEN 'a' THEN 'aggregate' WHEN 'p' THEN 'procedure' WHEN 'w' THEN 'window function' ELSE 'function' END
                || ' ' || p.oid::regprocedure::text,
            p.proowner,
            p.proacl,
            i.initprivs,
            acldefault('f', p.proowner)
        FROM pg_proc p
        LEFT JOIN pg_init_privs i ON (i.classoid, i.objoid, i.objsubid) = ('pg_proc'::regclass, p.oid, 0)
        WHERE p.proacl IS DISTINCT FROM i.initprivs
        UNION ALL
        SELECT 'pg_type'::regclass, t.oid, 'type ' || t.oid::regtype::text, t.typowner, t.typacl, i.initprivs, acldefault('T', t.typowner)
        FROM pg_type t
        LEFT JOIN pg_init_privs i ON (i.classoid, i.objoid, i.objsubid) = ('pg_type'::regclass, t.oid, 0)
        WHERE t.typacl IS DISTINCT FROM i.initprivs
        UNION ALL
        SELECT
            'pg_namespace'::regclass,
            n.oid,
            'schema ' || n.oid::regnamespace::text,
            n.nspowner,
            n.nspacl,
            i.initprivs,
            acldefault('n', n.nspowner)
        FROM pg_namespace n
        LEFT JOIN pg_init_privs i ON (i.classoid, i.objoid, i.objsubid) = ('pg_namespace'::regclass, n.oid, 0)
        WHERE n.nspacl IS DISTINCT FROM i.initprivs AND n.nspname NOT IN ('public', 'information_schema')
    ) AS o
    LEFT JOIN member m ON (m.classid, m.objid, m.objsubid) = (o.classid, o.objid, 0)
    WHERE o.objid < 16384 OR m.objid IS NOT NULL
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

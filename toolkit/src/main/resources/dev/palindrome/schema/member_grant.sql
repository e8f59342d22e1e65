-- As grant.sql, for PostgreSQL's own objects and those of extensions: their default is what they were made with.
SELECT
    CASE WHEN g.revoked THEN 'revoke' ELSE 'grant' END AS kind,
    CASE WHEN g.revoked THEN 'from ' ELSE 'to ' END
        || CASE WHEN g.grantee = 0 THEN 'PUBLIC' ELSE g.grantee::regrole::text END || ' on ' || a.key AS name,
    a.parent,
    g.properties
FROM (
    SELECT o.key, m.key AS parent, o.owner, coalesce(o.acl, o.normal) AS acl, coalesce(o.initial, o.normal) AS normal
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
--@ include part/privileges

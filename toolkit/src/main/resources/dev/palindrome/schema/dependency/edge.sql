-- What stands on what, by pg_depend, told by the names that the snapshot has. What an extension brought stands for the extension, an
-- array for its element, the index of a constraint for the constraint.
, part AS (
    SELECT 'pg_class'::regclass AS classid, r.oid AS objid, 0 AS objsubid, r.kind, r.name
    FROM relation r
    UNION ALL
    SELECT 'pg_class'::regclass, r.oid, a.attnum, 'column', r.name || '.' || quote_ident(a.attname)
    FROM relation r
    JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE r.relkind <> 'S'
    UNION ALL
    SELECT 'pg_class'::regclass, t.typrelid, a.attnum, 'attribute', t.name || '.' || quote_ident(a.attname)
    FROM type t
    JOIN pg_attribute a ON a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE t.typtype = 'c'
    UNION ALL
    SELECT 'pg_class'::regclass, t.typrelid, 0, t.kind, t.name
    FROM type t
    WHERE t.typtype = 'c'
    UNION ALL
    SELECT
        'pg_class'::regclass,
        i.indexrelid,
        0,
        CASE WHEN o.oid IS NULL THEN 'index' ELSE 'constraint' END,
        coalesce(r.name || '.' || quote_ident(o.conname), i.indexrelid::regclass::text)
    FROM relation r
    JOIN pg_index i ON i.indrelid = r.oid
    LEFT JOIN pg_constraint o ON o.conrelid = i.indrelid AND o.conindid = i.indexrelid AND o.contype IN ('p', 'u', 'x')
    UNION ALL
    SELECT
        'pg_attrdef'::regclass,
        e.oid,
        0,
        CASE WHEN a.attgenerated = '' THEN 'default' ELSE 'column' END,
        r.name || '.' || quote_ident(a.attname)
    FROM relation r
    JOIN pg_attrdef e ON e.adrelid = r.oid
    JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum = e.adnum
    UNION ALL
    SELECT 'pg_constraint'::regclass, c.oid, 0, 'constraint', r.name || '.' || quote_ident(o.conname)
    FROM relation r
    JOIN pg_constraint c ON c.conrelid = r.oid AND c.contype <> 't'
    CROSS JOIN LATERAL (
        -- The copies that a foreign key keeps for the partitions of the table it refers to stand for the key.
        WITH RECURSIVE above AS (
            SELECT c.oid, c.conname, c.conparentid, c.conrelid, 0 AS depth
            UNION ALL
            SELECT p.oid, p.conname, p.conparentid, p.conrelid, a.depth + 1
            FROM above a
            JOIN pg_constraint p ON p.oid = a.conparentid AND p.conrelid = a.conrelid
        )
        SELECT a.conname
        FROM above a
        ORDER BY a.depth DESC
        LIMIT 1
    ) AS o
    UNION ALL
    SELECT 'pg_constraint'::regclass, c.oid, 0, 'domain constraint', t.name || '.' || quote_ident(c.conname)
    FROM type t
    JOIN pg_constraint c ON c.contypid = t.oid
    UNION ALL
    SELECT 'pg_trigger'::regclass, g.oid, 0, 'trigger', r.name || '.' || quote_ident(g.tgname)
    FROM relation r
    JOIN pg_trigger g ON g.tgrelid = r.oid AND NOT g.tgisinternal
    UNION ALL
    SELECT
        'pg_rewrite'::regclass,
        w.oid,
        0,
        CASE WHEN w.rulename = '_RETURN' THEN r.kind ELSE 'rule' END,
        r.name || CASE WHEN w.rulename = '_RETURN' THEN '' ELSE '.' || quote_ident(w.rulename) END
    FROM relation r
    JOIN pg_rewrite w ON w.ev_class = r.oid
    UNION ALL
    SELECT 'pg_policy'::regclass, p.oid, 0, 'policy', r.name || '.' || quote_ident(p.polname)
    FROM relation r
    JOIN pg_policy p ON p.polrelid = r.oid
    UNION ALL
    SELECT 'pg_statistic_ext'::regclass, s.oid, 0, 'statistics', s.stxnamespace::regnamespace::text || '.' || quote_ident(s.stxname)
    FROM pg_statistic_ext s
    UNION ALL
    SELECT 'pg_proc'::regclass, p.oid, 0, p.kind, p.name
    FROM routine p
    UNION ALL
    SELECT 'pg_type'::regclass, t.oid, 0, t.kind, t.name
    FROM type t
    UNION ALL
    SELECT 'pg_type'::regclass, r.reltype, 0, r.kind, r.name
    FROM relation r
    WHERE r.reltype <> 0
    UNION ALL
    SELECT 'pg_type'::regclass, g.rngmultitypid, 0, t.kind, t.name
    FROM type t
    JOIN pg_range g ON g.rngtypid = t.oid
    UNION ALL
    SELECT 'pg_namespace'::regclass, n.oid, 0, 'schema', n.oid::regnamespace::text
    FROM pg_namespace n
    WHERE n.oid >= 16384 OR n.nspname = 'public'
    UNION ALL
    SELECT 'pg_extension'::regclass, x.oid, 0, 'extension', quote_ident(x.extname)
    FROM pg_extension x
    UNION ALL
    SELECT e.classid, e.objid, 0, 'extension', quote_ident(x.extname)
    FROM pg_depend e
    JOIN pg_extension x ON x.oid = e.refobjid
    WHERE e.refclassid = 'pg_extension'::regclass AND e.deptype = 'e'
    UNION ALL
    SELECT 'pg_operator'::regclass, o.oid, 0, 'operator', o.oid::regoperator::text
    FROM pg_operator o
    WHERE o.oid >= 16384
    UNION ALL
    SELECT
        'pg_opclass'::regclass,
        c.oid,
        0,
        'operator class',
        c.opcnamespace::regnamespace::text || '.' || quote_ident(c.opcname) || ' using ' || quote_ident(m.amname)
    FROM pg_opclass c
    JOIN pg_am m ON m.oid = c.opcmethod
    WHERE c.oid >= 16384
    UNION ALL
    SELECT
        'pg_opfamily'::regclass,
        f.oid,
        0,
        'operator family',
        f.opfnamespace::regnamespace::text || '.' || quote_ident(f.opfname) || ' using ' || quote_ident(m.amname)
    FROM pg_opfamily f
    JOIN pg_am m ON m.oid = f.opfmethod
    WHERE f.oid >= 16384
    UNION ALL
    SELECT 'pg_cast'::regclass, c.oid, 0, 'cast', format_type(c.castsource, NULL) || ' as ' || format_type(c.casttarget, NULL)
    FROM pg_cast c
    WHERE c.oid >= 16384
    UNION ALL
    SELECT 'pg_conversion'::regclass, c.oid, 0, 'conversion', c.connamespace::regnamespace::text || '.' || quote_ident(c.conname)
    FROM pg_conversion c
    WHERE c.oid >= 16384
    UNION ALL
    SELECT 'pg_collation'::regclass, c.oid, 0, 'collation', c.oid::regcollation::text
    FROM pg_collation c
    WHERE c.oid >= 16384
    UNION ALL
    SELECT 'pg_transform'::regclass, f.oid, 0, 'transform', 'for ' || format_type(f.trftype, NULL) || ' language ' || quote_ident(l.lanname)
    FROM pg_transform f
    JOIN pg_language l ON l.oid = f.trflang
    UNION ALL
    SELECT 'pg_language'::regclass, l.oid, 0, 'language', quote_ident(l.lanname)
    FROM pg_language l
    WHERE l.oid >= 16384
    UNION ALL
    SELECT 'pg_am'::regclass, m.oid, 0, 'access method', quote_ident(m.amname)
    FROM pg_am m
    WHERE m.oid >= 16384
    UNION ALL
    SELECT 'pg_ts_config'::regclass, c.oid, 0, 'text search configuration', c.oid::regconfig::text
    FROM pg_ts_config c
    WHERE c.oid >= 16384
    UNION ALL
    SELECT 'pg_ts_dict'::regclass, t.oid, 0, 'text search dictionary', t.oid::regdictionary::text
    FROM pg_ts_dict t
    WHERE t.oid >= 16384
    UNION ALL
    SELECT 'pg_ts_parser'::regclass, p.oid, 0, 'text search parser', p.prsnamespace::regnamespace::text || '.' || quote_ident(p.prsname)
    FROM pg_ts_parser p
    WHERE p.oid >= 16384
    UNION ALL
    SELECT 'pg_ts_template'::regclass, p.oid, 0, 'text search template', p.tmplnamespace::regnamespace::text || '.' || quote_ident(p.tmplname)
    FROM pg_ts_template p
    WHERE p.oid >= 16384
    UNION ALL
    SELECT 'pg_event_trigger'::regclass, t.oid, 0, 'event trigger', quote_ident(t.evtname)
    FROM pg_event_trigger t
    UNION ALL
    SELECT 'pg_foreign_data_wrapper'::regclass, w.oid, 0, 'foreign data wrapper', quote_ident(w.fdwname)
    FROM pg_foreign_data_wrapper w
    WHERE w.oid >= 16384
    UNION ALL
    SELECT 'pg_foreign_server'::regclass, s.oid, 0, 'server', quote_ident(s.srvname)
    FROM pg_foreign_server s
    UNION ALL
    SELECT 'pg_publication_rel'::regclass, m.oid, 0, 'publication table', m.prrelid::regclass::text || ' in ' || quote_ident(p.pubname)
    FROM pg_publication_rel m
    JOIN pg_publication p ON p.oid = m.prpubid
),
place AS MATERIALIZED (
    SELECT p.classid, p.objid, p.objsubid, p.kind, p.name
    FROM part p
    UNION ALL
    SELECT 'pg_type'::regclass, e.typarray, 0, p.kind, p.name
    FROM part p
    JOIN pg_type e ON e.oid = p.objid AND e.typarray <> 0
    WHERE p.classid = 'pg_type'::regclass
    UNION ALL
    -- The members of an operator class or family.
    SELECT d.classid, d.objid, 0, p.kind, p.name
    FROM pg_depend d
    JOIN part p ON p.classid = d.refclassid AND p.objid = d.refobjid
    WHERE d.classid IN ('pg_amop'::regclass, 'pg_amproc'::regclass)
        AND d.refclassid IN ('pg_opclass'::regclass, 'pg_opfamily'::regclass)
)
SELECT DISTINCT u.kind AS kind, u.name AS name, b.kind AS base_kind, b.name AS base_name
FROM pg_depend d
JOIN place u ON u.classid = d.classid AND u.objid = d.objid AND u.objsubid = d.objsubid
JOIN place b ON b.classid = d.refclassid AND b.objid = d.refobjid AND b.objsubid = d.refobjsubid
WHERE d.deptype NOT IN ('e', 'x') AND (u.kind, u.name) <> (b.kind, b.name)

-- What a transaction touched: $1 is its number, $2 the catalogs to look into, and :xid is xmin for rows that it wrote (seen after its
-- commit) or xmax for rows that it deleted or replaced (seen before its commit by another transaction). Numbers of subtransactions come
-- after that of their transaction, so everything since counts; that may be too much and is never too little.
--
-- Tells, for each row, which unit has to be read again: a relation with all that hangs on it, a routine or a type; "elsewhere" where
-- that cannot be said. "identity" names the row and "called" what other objects' text shows of it, where they show something.
WITH RECURSIVE row_touched (class, object, columns, identity, called) AS MATERIALIZED (
    SELECT
        CASE WHEN c.relnamespace <> 'pg_catalog'::regnamespace THEN 'pg_class'::regclass::oid ELSE 0 END,
        c.oid,
        false,
        'relation ' || c.oid,
        c.relnamespace || ' ' || c.relname
    FROM pg_class c
    WHERE 'pg_class'::regclass = ANY ($2) AND age(c.:xid) <= (SELECT age($1))
    UNION ALL
    SELECT
        'pg_class'::regclass,
        a.attrelid,
        true,
        'column ' || a.attrelid || ' ' || a.attnum,
        CASE WHEN NOT a.attisdropped THEN a.attname::text END
    FROM pg_attribute a
    WHERE 'pg_attribute'::regclass = ANY ($2) AND age(a.:xid) <= (SELECT age($1))
    UNION ALL
    SELECT 'pg_class'::regclass, a.adrelid, false, NULL, NULL
    FROM pg_attrdef a
    WHERE 'pg_attrdef'::regclass = ANY ($2) AND age(a.:xid) <= (SELECT age($1))
    UNION ALL
    SELECT 'pg_class'::regclass, i.indrelid, false, NULL, NULL
    FROM pg_index i
    WHERE 'pg_index'::regclass = ANY ($2) AND age(i.:xid) <= (SELECT age($1))
    UNION ALL
    SELECT 'pg_class'::regclass, unnest(ARRAY[i.inhrelid, i.inhparent]), false, NULL, NULL
    FROM pg_inherits i
    WHERE 'pg_inherits'::regclass = ANY ($2) AND age(i.:xid) <= (SELECT age($1))
    UNION ALL
    SELECT 'pg_class'::regclass, p.partrelid, false, NULL, NULL
    FROM pg_partitioned_table p
    WHERE 'pg_partitioned_table'::regclass = ANY ($2) AND age(p.:xid) <= (SELECT age($1))
    UNION ALL
    SELECT 'pg_class'::regclass, s.seqrelid, false, NULL, NULL
    FROM pg_sequence s
    WHERE 'pg_sequence'::regclass = ANY ($2) AND age(s.:xid) <= (SELECT age($1))
    UNION ALL
    SELECT 'pg_class'::regclass, f.ftrelid, false, NULL, NULL
    FROM pg_foreign_table f
    WHERE 'pg_foreign_table'::regclass = ANY ($2) AND age(f.:xid) <= (SELECT age($1))
    UNION ALL
    SELECT
        CASE WHEN c.conrelid <> 0 THEN 'pg_class'::regclass ELSE 'pg_type'::regclass END,
        CASE WHEN c.conrelid <> 0 THEN c.conrelid ELSE c.contypid END,
        false,
        'constraint ' || c.oid,
        c.conname::text
    FROM pg_constraint c
    WHERE 'pg_constraint'::regclass = ANY ($2) AND age(c.:xid) <= (SELECT age($1))
    UNION ALL
    SELECT 'pg_class'::regclass, t.tgrelid, false, 'trigger ' || t.oid, CASE WHEN NOT t.tgisinternal THEN t.tgname::text END
    FROM pg_trigger t
    WHERE 'pg_trigger'::regclass = ANY ($2) AND age(t.:xid) <= (SELECT age($1))
    UNION ALL
    SELECT 'pg_class'::regclass, w.ev_class, false, NULL, NULL
    FROM pg_rewrite w
    WHERE 'pg_rewrite'::regclass = ANY ($2) AND age(w.:xid) <= (SELECT age($1))
    UNION ALL
    SELECT 'pg_class'::regclass, p.polrelid, false, NULL, NULL
    FROM pg_policy p
    WHERE 'pg_policy'::regclass = ANY ($2) AND age(p.:xid) <= (SELECT age($1))
    UNION ALL
    SELECT 'pg_class'::regclass, s.stxrelid, false, NULL, NULL
    FROM pg_statistic_ext s
    WHERE 'pg_statistic_ext'::regclass = ANY ($2) AND age(s.:xid) <= (SELECT age($1))
    UNION ALL
    SELECT
        CASE WHEN t.typnamespace <> 'pg_catalog'::regnamespace THEN 'pg_type'::regclass::oid ELSE 0 END,
        t.oid,
        false,
        'type ' || t.oid,
        concat_ws(
            ' ', t.typnamespace, t.typname, t.typtype, t.typisdefined, t.typstorage, t.typcollation, t.typelem, t.typarray, t.typbasetype,
            t.typrelid
        )
    FROM pg_type t
    WHERE 'pg_type'::regclass = ANY ($2) AND age(t.:xid) <= (SELECT age($1))
    UNION ALL
    SELECT 'pg_type'::regclass, e.enumtypid, false, 'label ' || e.oid, e.enumlabel::text
    FROM pg_enum e
    WHERE 'pg_enum'::regclass = ANY ($2) AND age(e.:xid) <= (SELECT age($1))
    UNION ALL
    SELECT 'pg_type'::regclass, r.rngtypid, false, NULL, NULL
    FROM pg_range r
    WHERE 'pg_range'::regclass = ANY ($2) AND age(r.:xid) <= (SELECT age($1))
    UNION ALL
    SELECT
        CASE WHEN p.pronamespace <> 'pg_catalog'::regnamespace THEN 'pg_proc'::regclass::oid ELSE 0 END,
        p.oid,
        false,
        'routine ' || p.oid,
        concat_ws(
            ' ', p.pronamespace, p.proname, p.prokind, p.proretset, p.prorettype, p.provariadic, p.proargtypes, p.proallargtypes,
            p.proargmodes, p.proargnames
        )
    FROM pg_proc p
    WHERE 'pg_proc'::regclass = ANY ($2) AND age(p.:xid) <= (SELECT age($1))
    UNION ALL
    SELECT 'pg_proc'::regclass, a.aggfnoid, false, NULL, NULL
    FROM pg_aggregate a
    WHERE 'pg_aggregate'::regclass = ANY ($2) AND age(a.:xid) <= (SELECT age($1))
    UNION ALL
    SELECT d.classid, d.objid, false, NULL, NULL
    FROM pg_depend d
    WHERE 'pg_depend'::regclass = ANY ($2) AND age(d.:xid) <= (SELECT age($1))
    UNION ALL
    SELECT d.classoid, d.objoid, false, NULL, NULL
    FROM pg_description d
    WHERE 'pg_description'::regclass = ANY ($2) AND age(d.:xid) <= (SELECT age($1))
),
-- The relation or type whose part the object is.
part AS MATERIALIZED (
    SELECT
        t.*,
        CASE t.class
            WHEN 'pg_class'::regclass THEN t.object
            WHEN 'pg_attrdef'::regclass THEN (SELECT a.adrelid FROM pg_attrdef a WHERE a.oid = t.object)
            WHEN 'pg_constraint'::regclass THEN (SELECT nullif(c.conrelid, 0) FROM pg_constraint c WHERE c.oid = t.object)
            WHEN 'pg_trigger'::regclass THEN (SELECT g.tgrelid FROM pg_trigger g WHERE g.oid = t.object)
            WHEN 'pg_rewrite'::regclass THEN (SELECT w.ev_class FROM pg_rewrite w WHERE w.oid = t.object)
            WHEN 'pg_policy'::regclass THEN (SELECT p.polrelid FROM pg_policy p WHERE p.oid = t.object)
            WHEN 'pg_statistic_ext'::regclass THEN (SELECT s.stxrelid FROM pg_statistic_ext s WHERE s.oid = t.object)
        END AS relation,
        CASE t.class
            WHEN 'pg_type'::regclass THEN t.object
            WHEN 'pg_constraint'::regclass THEN (SELECT nullif(c.contypid, 0) FROM pg_constraint c WHERE c.oid = t.object)
        END AS type
    FROM row_touched t
),
-- An index is its table's part, and so is what is stored apart (TOAST).
tabled AS MATERIALIZED (
    SELECT p.*, coalesce((SELECT i.indrelid FROM pg_index i WHERE i.indexrelid = p.relation), p.relation) AS owner
    FROM part p
),
owned AS MATERIALIZED (
    SELECT
        t.*,
        c.relkind,
        c.reltype,
        CASE
            WHEN c.relkind = 't' THEN (
                SELECT d.refobjid
                FROM pg_depend d
                WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'i'
            )
            ELSE c.oid
        END AS top
    FROM tabled t
    LEFT JOIN pg_class c ON c.oid = t.owner
),
-- Rules, policies and bodies of SQL functions show columns of relations that they do not name one by one, also through functions and
-- types.
follower (class, object) AS (
    SELECT DISTINCT f.class, f.object
    FROM owned o
    CROSS JOIN LATERAL (VALUES ('pg_class'::regclass::oid, o.owner), ('pg_type'::regclass::oid, o.reltype)) AS f (class, object)
    WHERE o.columns AND o.relation = o.owner AND f.object <> 0
    UNION
    SELECT d.classid, d.objid
    FROM follower f
    JOIN pg_depend d ON d.refclassid = f.class AND d.refobjid = f.object
    WHERE d.classid IN ('pg_type'::regclass, 'pg_proc'::regclass, 'pg_rewrite'::regclass, 'pg_policy'::regclass)
)
SELECT
    -- What belongs to an extension is told by files that are not read with a unit.
    CASE
        WHEN EXISTS (
            SELECT
            FROM pg_depend e
            WHERE e.objid = u.number AND e.deptype = 'e' AND e.classid = CASE u.unit
                WHEN 'routine' THEN 'pg_proc'::regclass
                WHEN 'type' THEN 'pg_type'::regclass
                ELSE 'pg_class'::regclass
            END
        ) THEN 'elsewhere'
        ELSE u.unit
    END AS unit,
    u.number,
    u.identity,
    u.called
FROM (
    SELECT DISTINCT
        CASE
            WHEN o.class = 'pg_proc'::regclass THEN 'routine'
            WHEN o.type IS NOT NULL OR o.relkind = 'c' THEN 'type'
            WHEN o.top IS NOT NULL THEN 'relation'
            ELSE 'elsewhere'
        END AS unit,
        CASE
            WHEN o.class = 'pg_proc'::regclass THEN o.object
            WHEN o.type IS NOT NULL THEN o.type
            WHEN o.relkind = 'c' THEN o.reltype
            ELSE coalesce(o.top, 0)
        END AS number,
        o.identity,
        o.called
    FROM owned o
    UNION ALL
    SELECT 'relation', w.ev_class, NULL, NULL
    FROM follower f
    JOIN pg_rewrite w ON f.class = 'pg_rewrite'::regclass AND w.oid = f.object
    UNION ALL
    SELECT 'relation', p.polrelid, NULL, NULL
    FROM follower f
    JOIN pg_policy p ON f.class = 'pg_policy'::regclass AND p.oid = f.object
    UNION ALL
    SELECT 'routine', f.object, NULL, NULL
    FROM follower f
    WHERE f.class = 'pg_proc'::regclass
    -- A sequence that a column owns stands under the column.
    UNION ALL
    SELECT 'relation', d.refobjid, NULL, NULL
    FROM owned o
    JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = o.top
        AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
    WHERE o.relkind = 'S'
) AS u (unit, number, identity, called)

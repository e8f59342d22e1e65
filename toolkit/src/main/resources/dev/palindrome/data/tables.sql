-- Tables whose rows can be compared, with their columns in the order of their names. The first parameter is qualified names, or '*' for
-- all; the second is names without a schema.
SELECT
    t.name,
    t.relkind = 'p' AS partitioned,
    a.columns,
    a.types,
    a.generated,
    (
        SELECT array_agg(quote_ident(k.attname) ORDER BY k.attnum)
        FROM pg_constraint AS o
        JOIN pg_attribute AS k ON k.attrelid = o.conrelid AND k.attnum = ANY (o.conkey)
        WHERE o.conrelid = t.oid AND o.contype = 'p'
    ) AS key,
    s.sequences,
    s.counted,
    -- Before each row that is updated.
    EXISTS (SELECT FROM pg_trigger AS g WHERE g.tgrelid = t.oid AND NOT g.tgisinternal AND g.tgtype & 19 = 19) AS triggered
FROM (
    SELECT c.oid, c.relkind, c.relname, quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS name
    FROM pg_class AS c
    JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE c.oid >= 16384
        AND c.relkind IN ('r', 'p')
        AND NOT c.relispartition
        AND c.relpersistence <> 't'
        AND n.nspname !~ '^pg_'
        AND n.nspname <> 'information_schema'
) AS t
CROSS JOIN (SELECT ?::text[] AS names, ?::text[] AS words) AS asked
CROSS JOIN LATERAL (
    SELECT
        array_agg(quote_ident(a.attname) ORDER BY a.attname COLLATE "C") AS columns,
        array_agg(format_type(a.atttypid, a.atttypmod) ORDER BY a.attname COLLATE "C") AS types,
        -- A default that is no constant calls a function, or is one of the words that stand for one.
        array_agg(
            CASE
                WHEN a.attidentity <> '' THEN 'yes'
                WHEN a.attgenerated = '' AND pg_get_expr(d.adbin, d.adrelid) ~ '\(|^(CURRENT_|LOCALTIME|SESSION_USER)' THEN 'yes'
                ELSE 'no'
            END
            ORDER BY a.attname COLLATE "C"
        ) AS generated
    FROM pg_attribute AS a
    LEFT JOIN pg_attrdef AS d ON a.atthasdef AND d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
) AS a
CROSS JOIN LATERAL (
    SELECT
        array_agg(q.name ORDER BY q.name, q.counted) AS sequences,
        array_agg(q.counted ORDER BY q.name, q.counted) AS counted
    FROM (
        -- Sequences that a default calls, and those of identity columns.
        SELECT quote_ident(sn.nspname) || '.' || quote_ident(sc.relname) AS name, quote_ident(a.attname) AS counted
        FROM (
            SELECT d.adnum AS attnum, e.refobjid AS sequence
            FROM pg_attrdef AS d
            JOIN pg_depend AS e ON e.classid = 'pg_attrdef'::regclass AND e.objid = d.oid
                AND e.refclassid = 'pg_class'::regclass AND e.deptype = 'n'
            WHERE d.adrelid = t.oid
            UNION
            SELECT e.refobjsubid, e.objid
            FROM pg_depend AS e
            WHERE e.refclassid = 'pg_class'::regclass AND e.refobjid = t.oid AND e.refobjsubid > 0
                AND e.classid = 'pg_class'::regclass AND e.deptype = 'i'
        ) AS u
        JOIN pg_attribute AS a ON a.attrelid = t.oid AND a.attnum = u.attnum AND NOT a.attisdropped
            AND a.atttypid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype)
        JOIN pg_class AS sc ON sc.oid = u.sequence AND sc.relkind = 'S'
        JOIN pg_namespace AS sn ON sn.oid = sc.relnamespace
    ) AS q
) AS s
WHERE (t.name = ANY (asked.names) OR t.relname = ANY (asked.words) OR '*' = ANY (asked.names))
    AND NOT EXISTS (
        SELECT FROM pg_depend AS e
        WHERE e.classid = 'pg_class'::regclass AND e.objid = t.oid AND e.objsubid = 0 AND e.deptype = 'e'
    )
ORDER BY t.name COLLATE "C"

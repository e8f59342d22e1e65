-- The types of those columns, and the types that these are made of.
WITH RECURSIVE
used (type) AS (
    SELECT a.atttypid
    FROM unnest(:tables) AS asked (name)
    JOIN pg_attribute a ON a.attrelid = to_regclass(asked.name) AND a.attnum > 0 AND NOT a.attisdropped
    UNION
    SELECT part.type
    FROM used
    JOIN pg_type t ON t.oid = used.type
    CROSS JOIN LATERAL (
        SELECT t.typelem WHERE t.typcategory = 'A'
        UNION ALL
        SELECT t.typbasetype WHERE t.typtype = 'd'
        UNION ALL
        SELECT g.rngsubtype FROM pg_range g WHERE t.typtype = 'r' AND g.rngtypid = t.oid
        UNION ALL
        SELECT g.rngtypid FROM pg_range g WHERE t.typtype = 'm' AND g.rngmultitypid = t.oid
        UNION ALL
        SELECT a.atttypid
        FROM pg_attribute a
        WHERE t.typtype = 'c' AND a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped
    ) part (type)
    WHERE part.type <> 0
)
SELECT t.oid AS id,
       format_type(t.oid, NULL) AS name,
       t.typname AS base_name,
       t.typtype AS kind,
       t.typcategory AS category,
       CASE
           WHEN t.typtype = 'd' THEN t.typbasetype
           WHEN t.typtype = 'r' THEN (SELECT g.rngsubtype FROM pg_range g WHERE g.rngtypid = t.oid)
           WHEN t.typtype = 'm' THEN (SELECT g.rngtypid FROM pg_range g WHERE g.rngmultitypid = t.oid)
           ELSE t.typelem
       END AS inner_type,
       t.typtypmod AS modifier,
       t.typnotnull AS required,
       CASE WHEN t.typtype = 'e' THEN
           (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid)
       END AS labels,
       CASE WHEN t.typtype = 'd' THEN
           (SELECT array_agg(pg_get_expr(c.conbin, 0) ORDER BY c.conname)
            FROM pg_constraint c
            WHERE c.contypid = t.oid AND c.contype = 'c')
       END AS checks,
       CASE WHEN t.typtype = 'c' THEN
           (SELECT array_agg(a.atttypid::bigint ORDER BY a.attnum)
            FROM pg_attribute a
            WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped)
       END AS attributes,
       CASE WHEN t.typtype = 'c' THEN
           (SELECT array_agg(a.atttypmod::bigint ORDER BY a.attnum)
            FROM pg_attribute a
            WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped)
       END AS attribute_modifiers
FROM used
JOIN pg_type t ON t.oid = used.type

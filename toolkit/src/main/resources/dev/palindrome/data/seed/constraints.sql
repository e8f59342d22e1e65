-- Checks, foreign keys, and what must be unique or exclude each other, with the columns that each is about.
SELECT c.conrelid AS id,
       c.contype::text AS kind,
       c.conname::text AS name,
       CASE WHEN c.contype = 'c' THEN pg_get_expr(c.conbin, c.conrelid) END AS expression,
       c.conkey AS columns,
       c.condeferrable AS deferrable,
       CASE WHEN c.contype = 'f' THEN format('%I.%I', n.nspname, p.relname) END AS parent,
       CASE WHEN c.contype = 'f' THEN
           (SELECT array_agg(a.attname::text ORDER BY k.place)
            FROM unnest(c.confkey) WITH ORDINALITY k (number, place)
            JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.number)
       END AS parent_columns
FROM unnest(:tables) AS asked (name)
JOIN pg_constraint c ON c.conrelid = to_regclass(asked.name) AND c.contype IN ('c', 'f')
LEFT JOIN pg_class p ON p.oid = c.confrelid
LEFT JOIN pg_namespace n ON n.oid = p.relnamespace
UNION ALL
SELECT i.indrelid,
       CASE WHEN i.indisexclusion THEN 'x' ELSE 'u' END,
       r.relname::text,
       NULL,
       (SELECT array_agg(DISTINCT k.number)
        FROM (SELECT unnest(i.indkey::smallint[]) AS number
              UNION ALL
              SELECT d.refobjsubid::smallint
              FROM pg_depend d
              WHERE d.classid = 'pg_class'::regclass AND d.objid = i.indexrelid AND d.refobjid = i.indrelid) k
        WHERE k.number > 0),
       false,
       NULL,
       NULL
FROM unnest(:tables) AS asked (name)
JOIN pg_index i ON i.indrelid = to_regclass(asked.name) AND (i.indisunique OR i.indisexclusion)
JOIN pg_class r ON r.oid = i.indexrelid
ORDER BY 1, 2, 3

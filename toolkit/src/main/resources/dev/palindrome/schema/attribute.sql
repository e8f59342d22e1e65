-- Attributes of composite types.
SELECT
    'attribute' AS kind,
    t.name || '.' || quote_ident(a.attname) AS name,
    t.key AS parent,
    format_type(a.atttypid, a.atttypmod) AS "type",
    CASE WHEN a.attcollation <> y.typcollation THEN a.attcollation::regcollation::text END AS "collation",
    d.description AS "comment"
FROM type t
JOIN pg_attribute a ON a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_type y ON y.oid = a.atttypid
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_class'::regclass, t.typrelid, a.attnum)
WHERE t.typtype = 'c'

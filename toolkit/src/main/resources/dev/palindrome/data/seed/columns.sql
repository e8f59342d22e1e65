-- The columns that a row is given values for: all but generated ones. Generated means here: a sequence gives the value.
SELECT a.attrelid AS id,
       a.attnum AS number,
       a.attname AS name,
       a.atttypid AS type,
       a.atttypmod AS modifier,
       format_type(a.atttypid, a.atttypmod) AS type_name,
       a.attnotnull AS required,
       a.attidentity <> '' OR pg_get_expr(d.adbin, d.adrelid) LIKE '%nextval(%' AS from_sequence,
       CASE
           WHEN a.attidentity <> '' THEN
               format('nextval(%L)', pg_get_serial_sequence(a.attrelid::regclass::text, a.attname))
           ELSE pg_get_expr(d.adbin, d.adrelid)
       END AS default_value
FROM unnest(:tables) AS asked (name)
JOIN pg_class r ON r.oid = to_regclass(asked.name)
JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
ORDER BY a.attrelid, a.attnum

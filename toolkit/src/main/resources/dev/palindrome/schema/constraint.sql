-- Constraints of tables. A not-null constraint (with a name and properties since 18) belongs to its column. The copies that a foreign
-- key keeps for the partitions of the table it refers to are its own affair.
SELECT
    'constraint' AS kind,
    r.name || '.' || quote_ident(c.conname) AS name,
    CASE
        WHEN c.contype = 'n' THEN 'column ' || r.name || '.' || (
            SELECT quote_ident(a.attname)
            FROM pg_attribute a
            WHERE a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
        )
        ELSE r.key
    END AS parent,
    CASE c.contype
        WHEN 'p' THEN 'primary key'
        WHEN 'u' THEN 'unique'
        WHEN 'f' THEN 'foreign key'
        WHEN 'c' THEN 'check'
        WHEN 'x' THEN 'exclusion'
        WHEN 'n' THEN 'not null'
    END AS "type",
    pg_get_constraintdef(c.oid) AS "definition",
    CASE WHEN c.conparentid <> 0 THEN (
        SELECT p.conrelid::regclass::text || '.' || quote_ident(p.conname)
        FROM pg_constraint p
        WHERE p.oid = c.conparentid
    ) END AS "partition of",
    CASE WHEN NOT c.conislocal THEN 'yes' END AS "inherited",
    d.description AS "comment"
FROM relation r
JOIN pg_constraint c ON c.conrelid = r.oid AND c.contype <> 't'
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_constraint'::regclass, c.oid, 0)
WHERE c.conparentid = 0
    OR NOT EXISTS (SELECT FROM pg_constraint o WHERE o.oid = c.conparentid AND o.conrelid = c.conrelid)

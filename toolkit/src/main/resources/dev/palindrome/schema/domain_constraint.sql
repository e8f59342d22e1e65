-- Constraints of domains; not-null ones have a name since 17.
SELECT
    'domain constraint' AS kind,
    t.name || '.' || quote_ident(c.conname) AS name,
    t.key AS parent,
    CASE c.contype WHEN 'c' THEN 'check' WHEN 'n' THEN 'not null' END AS "type",
    pg_get_constraintdef(c.oid) AS "definition",
    d.description AS "comment"
FROM type t
JOIN pg_constraint c ON c.contypid = t.oid
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_constraint'::regclass, c.oid, 0)
WHERE t.typtype = 'd'

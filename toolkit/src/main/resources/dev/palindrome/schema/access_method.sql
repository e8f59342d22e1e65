-- Access methods of tables and indexes.
SELECT
    'access method' AS kind,
    quote_ident(m.amname) AS name,
    NULL AS parent,
    CASE m.amtype WHEN 't' THEN 'table' WHEN 'i' THEN 'index' END AS "type",
    m.amhandler::regprocedure::text AS "handler",
    d.description AS "comment"
FROM pg_am m
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_am'::regclass, m.oid, 0)
WHERE m.oid >= 16384
    AND NOT EXISTS (
        SELECT FROM pg_depend e
        WHERE e.classid = 'pg_am'::regclass AND e.objid = m.oid AND e.deptype = 'e'
    )

-- Where sequences stand. To who may not look at one, the function answers since 17 as if it had never been used.
SELECT
    'sequence position' AS kind,
    r.name,
    r.key AS parent,
    CASE WHEN NOT has_sequence_privilege(r.oid, 'SELECT, USAGE') THEN 'position' END AS "not seen",
    CASE WHEN has_sequence_privilege(r.oid, 'SELECT, USAGE') THEN pg_sequence_last_value(r.oid)::text END AS "last value"
FROM relation r
WHERE r.relkind = 'S'

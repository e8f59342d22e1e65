-- Where sequences stand.
SELECT
    'sequence position' AS kind,
    r.name,
    r.key AS parent,
    pg_sequence_last_value(r.oid)::text AS "last value"
FROM relation r
WHERE r.relkind = 'S'

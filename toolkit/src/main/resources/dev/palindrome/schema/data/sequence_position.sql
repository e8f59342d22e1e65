-- Where sequences stand.
SELECT
    'sequence position' AS kind,
    r.name,
    r.key AS parent,
    ARRAY['last value', pg_sequence_last_value(r.oid)::text] AS attributes
FROM relation r
WHERE r.relkind = 'S'

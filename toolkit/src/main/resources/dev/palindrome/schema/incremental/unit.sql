-- What can be read alone, with all that hangs on it: its number and its key.
SELECT 'relation' AS kind, r.oid::text AS name, r.key AS parent
FROM relation r
UNION ALL
SELECT 'routine', p.oid::text, p.key
FROM routine p
UNION ALL
SELECT 'type', t.oid::text, t.key
FROM type t

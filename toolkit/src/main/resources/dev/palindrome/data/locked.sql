-- Tables that this transaction has locked: each that a statement names, directly or in a function, is until the transaction ends. A
-- partition counts as its root. Numbers below 16384 are the system's.
SELECT
    quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS name,
    bool_or(l.mode NOT IN ('AccessShareLock', 'RowShareLock')) AS changed
FROM pg_catalog.pg_locks AS l
JOIN pg_catalog.pg_class AS c ON c.oid = coalesce(pg_catalog.pg_partition_root(l.relation)::pg_catalog.oid, l.relation)
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE l.pid = pg_catalog.pg_backend_pid()
    AND l.locktype = 'relation'
    AND l.relation >= 16384
    AND c.relkind IN ('r', 'p')
    AND c.relpersistence <> 't'
GROUP BY 1

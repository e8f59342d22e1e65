-- Asked by a script's own transaction right before its commit: its number, which is null when it wrote nothing, and the catalogs in
-- which it wrote. The counters are those of this session since they were last reported, so that they may tell too much; reporting them
-- with the commit keeps that small.
SELECT
    pg_catalog.pg_current_xact_id_if_assigned()::pg_catalog.xid AS number,
    (
        SELECT pg_catalog.array_agg(c.oid)
        FROM pg_catalog.pg_class c
        WHERE c.oid < 16384 AND c.relkind = 'r'
            AND pg_catalog.pg_stat_get_xact_tuples_inserted(c.oid) + pg_catalog.pg_stat_get_xact_tuples_updated(c.oid) > 0
    ) AS written,
    (
        SELECT pg_catalog.array_agg(c.oid)
        FROM pg_catalog.pg_class c
        WHERE c.oid < 16384 AND c.relkind = 'r'
            AND pg_catalog.pg_stat_get_xact_tuples_updated(c.oid) + pg_catalog.pg_stat_get_xact_tuples_deleted(c.oid) > 0
    ) AS gone,
    -- What the counters do not tell, or what happens with the commit or blocks who looks before it.
    pg_catalog.current_setting('track_counts') = 'off'
        OR EXISTS (
            SELECT
            FROM pg_catalog.pg_locks l
            WHERE l.pid = pg_catalog.pg_backend_pid() AND l.locktype = 'relation' AND l.relation < 16384
                AND l.mode NOT IN ('AccessShareLock', 'RowExclusiveLock')
        )
        OR pg_catalog.pg_my_temp_schema() <> 0
            AND EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.relnamespace = pg_catalog.pg_my_temp_schema()) AS doubtful,
    pg_catalog.pg_stat_force_next_flush()::pg_catalog.text AS reported  --@ since 15

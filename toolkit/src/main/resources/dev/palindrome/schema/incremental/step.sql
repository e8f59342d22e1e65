-- Asked by a script's own transaction right before its commit: its number, which is null when it wrote nothing, and the catalogs in
-- which it wrote. The counters are those of this session since they were last reported, so that they may tell too much; reporting them
-- with the commit keeps that small. :catalogs is the array of all catalogs.
SELECT
    pg_catalog.pg_current_xact_id_if_assigned()::pg_catalog.xid AS number,
    t.written,
    t.gone,
    -- What the counters do not tell, or what happens with the commit, or what blocks who looks before it.
    pg_catalog.current_setting('track_counts') = 'off'
        OR EXISTS (
            SELECT
            FROM pg_catalog.pg_locks AS l
            WHERE l.pid = pg_catalog.pg_backend_pid() AND l.locktype = 'relation' AND l.relation < 16384
                AND l.mode NOT IN ('AccessShareLock', 'RowExclusiveLock')
        )
        OR CASE
            WHEN pg_catalog.pg_my_temp_schema() <> 0 THEN
                EXISTS (SELECT FROM pg_catalog.pg_class AS c WHERE c.relnamespace = pg_catalog.pg_my_temp_schema())
            ELSE false
        END AS doubtful,
    pg_catalog.pg_stat_force_next_flush()::pg_catalog.text AS reported,  --@ since 15
    NULL AS nothing
FROM (
    SELECT
        pg_catalog.array_agg(s.catalog) FILTER (WHERE s.inserted + s.updated > 0) AS written,
        pg_catalog.array_agg(s.catalog) FILTER (WHERE s.updated + s.deleted > 0) AS gone
    FROM (
        SELECT
            c.catalog,
            pg_catalog.pg_stat_get_xact_tuples_inserted(c.catalog) AS inserted,
            pg_catalog.pg_stat_get_xact_tuples_updated(c.catalog) AS updated,
            pg_catalog.pg_stat_get_xact_tuples_deleted(c.catalog) AS deleted
        FROM pg_catalog.unnest(':catalogs'::pg_catalog.oid[]) AS c (catalog)
    ) AS s
) AS t

-- The tables asked for; for a partitioned one the bounds of some of its leaves.
SELECT asked.place AS place,
       asked.name AS asked,
       r.oid AS id,
       format('%I.%I', n.nspname, r.relname) AS name,
       r.relkind AS kind,
       CASE WHEN r.relispartition THEN pg_get_partition_constraintdef(r.oid) END AS bound,
       (SELECT array_agg(pg_get_partition_constraintdef(leaf.relid) ORDER BY leaf.relid::text)
        FROM pg_partition_tree(r.oid) leaf
        JOIN pg_class l ON l.oid = leaf.relid
        WHERE r.relkind = 'p' AND leaf.isleaf AND l.relkind = 'r') AS leaves
FROM unnest(:tables) WITH ORDINALITY AS asked (name, place)
LEFT JOIN pg_class r ON r.oid = to_regclass(asked.name)
LEFT JOIN pg_namespace n ON n.oid = r.relnamespace
ORDER BY asked.place

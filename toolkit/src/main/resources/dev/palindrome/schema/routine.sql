-- Functions, window functions and procedures.
SELECT
    p.kind,
    p.name,
    'schema ' || p.pronamespace::regnamespace::text AS parent,
    p.proowner::regrole::text AS "owner",
    nullif(pg_get_function_arguments(p.oid), '') AS "arguments",
    pg_get_function_result(p.oid) AS "returns",
    l.lanname::text AS "language",
    coalesce(pg_get_function_sqlbody(p.oid), p.prosrc) AS "body",
    p.probin AS "library",
    CASE p.provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' WHEN 'v' THEN 'volatile' END AS "volatility",
    CASE p.proparallel WHEN 's' THEN 'safe' WHEN 'r' THEN 'restricted' WHEN 'u' THEN 'unsafe' END AS "parallel",
    CASE WHEN p.proisstrict THEN 'yes' END AS "strict",
    CASE WHEN p.prosecdef THEN 'yes' END AS "security definer",
    CASE WHEN p.proleakproof THEN 'yes' END AS "leakproof",
    p.procost::text AS "cost",
    nullif(p.prorows, 0)::text AS "rows",
    CASE WHEN p.prosupport <> 0 THEN p.prosupport::regprocedure::text END AS "support",
    CASE WHEN p.proconfig IS NOT NULL THEN (
        SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(p.proconfig) AS o
    ) END AS "settings",
    CASE WHEN p.protrftypes IS NOT NULL THEN (
        SELECT string_agg(format_type(o, NULL), ', ' ORDER BY format_type(o, NULL) COLLATE "C") FROM unnest(p.protrftypes) AS o
    ) END AS "transforms",
    (
        SELECT string_agg(x.extension, ', ' ORDER BY x.extension COLLATE "C")
        FROM extension_dependent x
        WHERE x.classid = 'pg_proc'::regclass AND x.objid = p.oid
    ) AS "depends on extensions",
    d.description AS "comment"
FROM routine p
JOIN pg_language l ON l.oid = p.prolang
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_proc'::regclass, p.oid, 0)
WHERE p.prokind <> 'a'

-- Extended statistics.
SELECT
    'statistics' AS kind,
    s.stxnamespace::regnamespace::text || '.' || quote_ident(s.stxname) AS name,
    r.key AS parent,
    s.stxowner::regrole::text AS "owner",
    pg_get_statisticsobjdef(s.oid) AS "definition",
    nullif(s.stxstattarget, -1)::text AS "target",
    d.description AS "comment"
FROM relation r
JOIN pg_statistic_ext s ON s.stxrelid = r.oid
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_statistic_ext'::regclass, s.oid, 0)

-- Procedural languages.
SELECT
    'language' AS kind,
    quote_ident(l.lanname) AS name,
    NULL AS parent,
    l.lanowner::regrole::text AS "owner",
    CASE WHEN l.lanpltrusted THEN 'yes' END AS "trusted",
    CASE WHEN l.lanplcallfoid <> 0 THEN l.lanplcallfoid::regprocedure::text END AS "handler",
    CASE WHEN l.laninline <> 0 THEN l.laninline::regprocedure::text END AS "inline",
    CASE WHEN l.lanvalidator <> 0 THEN l.lanvalidator::regprocedure::text END AS "validator",
    d.description AS "comment"
FROM pg_language l
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_language'::regclass, l.oid, 0)
WHERE l.oid >= 16384
    AND NOT EXISTS (
        SELECT FROM pg_depend e
        WHERE e.classid = 'pg_language'::regclass AND e.objid = l.oid AND e.deptype = 'e'
    )

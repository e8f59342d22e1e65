-- Foreign data wrappers.
SELECT
    'foreign data wrapper' AS kind,
    quote_ident(w.fdwname) AS name,
    NULL AS parent,
    w.fdwowner::regrole::text AS "owner",
    CASE WHEN w.fdwhandler <> 0 THEN w.fdwhandler::regprocedure::text END AS "handler",
    CASE WHEN w.fdwvalidator <> 0 THEN w.fdwvalidator::regprocedure::text END AS "validator",
    (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(w.fdwoptions) AS o) AS "options",
    d.description AS "comment"
FROM pg_foreign_data_wrapper w
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_foreign_data_wrapper'::regclass, w.oid, 0)
WHERE w.oid >= 16384
    AND NOT EXISTS (
        SELECT FROM pg_depend e
        WHERE e.classid = 'pg_foreign_data_wrapper'::regclass AND e.objid = w.oid AND e.deptype = 'e'
    )

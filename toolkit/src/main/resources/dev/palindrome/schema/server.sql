-- Foreign servers.
SELECT
    'server' AS kind,
    quote_ident(s.srvname) AS name,
    'foreign data wrapper ' || quote_ident(w.fdwname) AS parent,
    s.srvowner::regrole::text AS "owner",
    quote_ident(w.fdwname) AS "wrapper",
    s.srvtype AS "type",
    s.srvversion AS "version",
    (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(s.srvoptions) AS o) AS "options",
    d.description AS "comment"
FROM pg_foreign_server s
JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_foreign_server'::regclass, s.oid, 0)
WHERE s.oid >= 16384
    AND NOT EXISTS (
        SELECT FROM pg_depend e
        WHERE e.classid = 'pg_foreign_server'::regclass AND e.objid = s.oid AND e.deptype = 'e'
    )

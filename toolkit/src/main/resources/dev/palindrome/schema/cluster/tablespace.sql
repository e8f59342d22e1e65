-- Tablespaces of the cluster.
SELECT
    'tablespace' AS kind,
    quote_ident(t.spcname) AS name,
    NULL AS parent,
    t.spcowner::regrole::text AS "owner",
    -- One in the data directory itself is called by its OID.
    CASE WHEN pg_tablespace_location(t.oid) NOT LIKE 'pg_tblspc/%' THEN pg_tablespace_location(t.oid) END AS "location",
    (SELECT string_agg(a::text, ', ' ORDER BY a::text COLLATE "C") FROM unnest(t.spcacl) AS a) AS "privileges",
    (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(t.spcoptions) AS o) AS "options",
    d.description AS "comment"
FROM pg_tablespace t
LEFT JOIN pg_shdescription d ON d.classoid = 'pg_tablespace'::regclass AND d.objoid = t.oid
WHERE t.oid >= 16384

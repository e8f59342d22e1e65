-- Tablespaces of the cluster.
SELECT
    'tablespace' AS kind,
    quote_ident(t.spcname) AS name,
    NULL AS parent,
    ARRAY[
        'owner', t.spcowner::regrole::text,
        'location', pg_tablespace_location(t.oid),
        'privileges', (SELECT string_agg(a::text, ', ' ORDER BY a::text COLLATE "C") FROM unnest(t.spcacl) AS a),
        'options', (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(t.spcoptions) AS o),
        'comment', d.description
    ] AS attributes
FROM pg_tablespace t
LEFT JOIN pg_shdescription d ON d.classoid = 'pg_tablespace'::regclass AND d.objoid = t.oid
WHERE t.oid >= 16384

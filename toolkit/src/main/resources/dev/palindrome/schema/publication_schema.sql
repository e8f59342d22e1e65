--@ since 15
-- Schemas all of whose tables a publication takes.
SELECT
    'publication schema' AS kind,
    m.pnnspid::regnamespace::text || ' in ' || quote_ident(p.pubname) AS name,
    'publication ' || quote_ident(p.pubname) AS parent,
    m.pnnspid::regnamespace::text AS "schema"
FROM pg_publication_namespace m
JOIN pg_publication p ON p.oid = m.pnpubid
WHERE m.oid >= 16384

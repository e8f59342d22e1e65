-- Tables that a publication names, with the columns and rows that it takes.
SELECT
    'publication table' AS kind,
    m.prrelid::regclass::text || ' in ' || quote_ident(p.pubname) AS name,
    'publication ' || quote_ident(p.pubname) AS parent,
    (  --@ since 15
        SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attname COLLATE "C")  --@ since 15
        FROM pg_attribute a  --@ since 15
        WHERE a.attrelid = m.prrelid AND a.attnum = ANY (m.prattrs)  --@ since 15
    ) AS "columns",  --@ since 15
    pg_get_expr(m.prqual, m.prrelid) AS "where",  --@ since 15
    m.prrelid::regclass::text AS "table"
FROM pg_publication_rel m
JOIN pg_publication p ON p.oid = m.prpubid
WHERE m.oid >= 16384

-- Tables that a publication names, with the columns and rows that it takes.
SELECT
    'publication table' AS kind,
    m.prrelid::regclass::text || ' in ' || quote_ident(p.pubname) AS name,
    'publication ' || quote_ident(p.pubname) AS parent,
    ARRAY[
        'columns', (  --@ since 15
            SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attname COLLATE "C")  --@ since 15
            FROM pg_attribute a  --@ since 15
            WHERE a.attrelid = m.prrelid AND a.attnum = ANY (m.prattrs)  --@ since 15
        ),  --@ since 15
        'where', pg_get_expr(m.prqual, m.prrelid),  --@ since 15
        'table', m.prrelid::regclass::text
    ] AS attributes
FROM pg_publication_rel m
JOIN pg_publication p ON p.oid = m.prpubid
WHERE m.oid >= 16384

-- Base types, and shell types that wait for their definition.
SELECT
    t.kind,
    t.name,
    'schema ' || t.typnamespace::regnamespace::text AS parent,
    ARRAY[
        'owner', t.typowner::regrole::text,
        'shell', CASE WHEN NOT t.typisdefined THEN 'yes' END,
        'input', CASE WHEN t.typinput <> 0 THEN t.typinput::regprocedure::text END,
        'output', CASE WHEN t.typoutput <> 0 THEN t.typoutput::regprocedure::text END,
        'receive', CASE WHEN t.typreceive <> 0 THEN t.typreceive::regprocedure::text END,
        'send', CASE WHEN t.typsend <> 0 THEN t.typsend::regprocedure::text END,
        'modifier input', CASE WHEN t.typmodin <> 0 THEN t.typmodin::regprocedure::text END,
        'modifier output', CASE WHEN t.typmodout <> 0 THEN t.typmodout::regprocedure::text END,
        'analyze', CASE WHEN t.typanalyze <> 0 THEN t.typanalyze::regprocedure::text END,
        'subscript', CASE WHEN t.typsubscript <> 0 THEN t.typsubscript::regprocedure::text END,
        'length', t.typlen::text,
        'by value', CASE WHEN t.typbyval THEN 'yes' END,
        'alignment', t.typalign::text,
        'storage', t.typstorage::text,
        'category', t.typcategory::text,
        'preferred', CASE WHEN t.typispreferred THEN 'yes' END,
        'element', CASE WHEN t.typelem <> 0 THEN format_type(t.typelem, NULL) END,
        'delimiter', t.typdelim::text,
        'collatable', CASE WHEN t.typcollation <> 0 THEN 'yes' END,
        'default', coalesce(pg_get_expr(t.typdefaultbin, 0), t.typdefault),
        'comment', d.description
    ] AS attributes
FROM type t
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_type'::regclass, t.oid, 0)
WHERE t.typtype IN ('b', 'p')

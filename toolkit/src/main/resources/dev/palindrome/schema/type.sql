-- Base types, and shell types that wait for their definition.
SELECT
    t.kind,
    t.name,
    'schema ' || t.typnamespace::regnamespace::text AS parent,
    t.typowner::regrole::text AS "owner",
    CASE WHEN NOT t.typisdefined THEN 'yes' END AS "shell",
    CASE WHEN t.typinput <> 0 THEN t.typinput::regprocedure::text END AS "input",
    CASE WHEN t.typoutput <> 0 THEN t.typoutput::regprocedure::text END AS "output",
    CASE WHEN t.typreceive <> 0 THEN t.typreceive::regprocedure::text END AS "receive",
    CASE WHEN t.typsend <> 0 THEN t.typsend::regprocedure::text END AS "send",
    CASE WHEN t.typmodin <> 0 THEN t.typmodin::regprocedure::text END AS "modifier input",
    CASE WHEN t.typmodout <> 0 THEN t.typmodout::regprocedure::text END AS "modifier output",
    CASE WHEN t.typanalyze <> 0 THEN t.typanalyze::regprocedure::text END AS "analyze",
    CASE WHEN t.typsubscript <> 0 THEN t.typsubscript::regprocedure::text END AS "subscript",
    t.typlen::text AS "length",
    CASE WHEN t.typbyval THEN 'yes' END AS "by value",
    t.typalign::text AS "alignment",
    t.typstorage::text AS "storage",
    t.typcategory::text AS "category",
    CASE WHEN t.typispreferred THEN 'yes' END AS "preferred",
    CASE WHEN t.typelem <> 0 THEN format_type(t.typelem, NULL) END AS "element",
    t.typdelim::text AS "delimiter",
    CASE WHEN t.typcollation <> 0 THEN 'yes' END AS "collatable",
    coalesce(pg_get_expr(t.typdefaultbin, 0), t.typdefault) AS "default",
    d.description AS "comment"
FROM type t
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_type'::regclass, t.oid, 0)
WHERE t.typtype IN ('b', 'p')

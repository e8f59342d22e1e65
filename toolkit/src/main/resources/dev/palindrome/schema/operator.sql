-- Operators. One without a function was named as another's commutator or negator and waits for its definition.
SELECT
    'operator' AS kind,
    o.oid::regoperator::text AS name,
    'schema ' || o.oprnamespace::regnamespace::text AS parent,
    o.oprowner::regrole::text AS "owner",
    CASE WHEN o.oprcode <> 0 THEN o.oprcode::regprocedure::text END AS "function",
    CASE WHEN o.oprresult <> 0 THEN format_type(o.oprresult, NULL) END AS "result",
    CASE WHEN o.oprcom <> 0 THEN o.oprcom::regoperator::text END AS "commutator",
    CASE WHEN o.oprnegate <> 0 THEN o.oprnegate::regoperator::text END AS "negator",
    CASE WHEN o.oprrest <> 0 THEN o.oprrest::regprocedure::text END AS "restrict",
    CASE WHEN o.oprjoin <> 0 THEN o.oprjoin::regprocedure::text END AS "join",
    CASE WHEN o.oprcanmerge THEN 'yes' END AS "merges",
    CASE WHEN o.oprcanhash THEN 'yes' END AS "hashes",
    d.description AS "comment"
FROM pg_operator o
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_operator'::regclass, o.oid, 0)
WHERE o.oid >= 16384
    AND NOT EXISTS (
        SELECT FROM pg_depend e
        WHERE e.classid = 'pg_operator'::regclass AND e.objid = o.oid AND e.deptype = 'e'
    )

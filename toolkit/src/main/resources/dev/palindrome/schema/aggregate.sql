-- Aggregates.
SELECT
    p.kind,
    p.name,
    'schema ' || p.pronamespace::regnamespace::text AS parent,
    p.proowner::regrole::text AS "owner",
    nullif(pg_get_function_arguments(p.oid), '') AS "arguments",
    pg_get_function_result(p.oid) AS "returns",
    CASE p.proparallel WHEN 's' THEN 'safe' WHEN 'r' THEN 'restricted' WHEN 'u' THEN 'unsafe' END AS "parallel",
    g.aggtransfn::regprocedure::text || ' on ' || format_type(g.aggtranstype, NULL) || ' size ' || g.aggtransspace AS "transition",
    g.agginitval AS "initial",
    CASE WHEN g.aggfinalfn <> 0 THEN
        g.aggfinalfn::regprocedure::text || CASE WHEN g.aggfinalextra THEN ' extra' ELSE '' END
    END AS "final",
    nullif(g.aggfinalmodify, CASE g.aggkind WHEN 'n' THEN 'r'::"char" ELSE 'w' END)::text AS "final modify",
    CASE WHEN g.aggcombinefn <> 0 THEN g.aggcombinefn::regprocedure::text END AS "combine",
    CASE WHEN g.aggserialfn <> 0 THEN g.aggserialfn::regprocedure::text END AS "serialize",
    CASE WHEN g.aggdeserialfn <> 0 THEN g.aggdeserialfn::regprocedure::text END AS "deserialize",
    CASE WHEN g.aggmtransfn <> 0 THEN
        g.aggmtransfn::regprocedure::text || ' on ' || format_type(g.aggmtranstype, NULL) || ' size ' || g.aggmtransspace
    END AS "moving transition",
    CASE WHEN g.aggminvtransfn <> 0 THEN g.aggminvtransfn::regprocedure::text END AS "moving inverse",
    g.aggminitval AS "moving initial",
    CASE WHEN g.aggmfinalfn <> 0 THEN
        g.aggmfinalfn::regprocedure::text || CASE WHEN g.aggmfinalextra THEN ' extra' ELSE '' END || ' ' || g.aggmfinalmodify::text
    END AS "moving final",
    CASE WHEN g.aggsortop <> 0 THEN g.aggsortop::regoperator::text END AS "sort operator",
    CASE g.aggkind WHEN 'o' THEN 'ordered set' WHEN 'h' THEN 'hypothetical set' END AS "kind of aggregate",
    d.description AS "comment"
FROM routine p
JOIN pg_aggregate g ON g.aggfnoid = p.oid
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_proc'::regclass, p.oid, 0)

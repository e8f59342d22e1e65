-- Functions, window functions, procedures and what aggregates share with them.
SELECT
    p.kind,
    p.name,
    'schema ' || p.pronamespace::regnamespace::text AS parent,
    ARRAY[
        'owner', p.proowner::regrole::text,
        'arguments', nullif(pg_get_function_arguments(p.oid), ''),
        'returns', pg_get_function_result(p.oid),
        'language', l.lanname::text,
        'body', CASE WHEN p.prokind <> 'a' THEN coalesce(pg_get_function_sqlbody(p.oid), p.prosrc) END,
        'library', p.probin,
        'volatility', CASE p.provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' WHEN 'v' THEN 'volatile' END,
        'parallel', CASE p.proparallel WHEN 's' THEN 'safe' WHEN 'r' THEN 'restricted' WHEN 'u' THEN 'unsafe' END,
        'strict', CASE WHEN p.proisstrict THEN 'yes' END,
        'security definer', CASE WHEN p.prosecdef THEN 'yes' END,
        'leakproof', CASE WHEN p.proleakproof THEN 'yes' END,
        'cost', p.procost::text,
        'rows', nullif(p.prorows, 0)::text,
        'support', CASE WHEN p.prosupport <> 0 THEN p.prosupport::regprocedure::text END,
        'settings', CASE WHEN p.proconfig IS NOT NULL THEN (
            SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(p.proconfig) AS o
        ) END,
        'transforms', CASE WHEN p.protrftypes IS NOT NULL THEN (
            SELECT string_agg(format_type(o, NULL), ', ' ORDER BY format_type(o, NULL) COLLATE "C") FROM unnest(p.protrftypes) AS o
        ) END,
        'depends on extensions', (
            SELECT string_agg(quote_ident(x.extname), ', ' ORDER BY x.extname COLLATE "C")
            FROM pg_depend e
            JOIN pg_extension x ON x.oid = e.refobjid
            WHERE e.classid = 'pg_proc'::regclass AND e.objid = p.oid AND e.deptype = 'x'
        ),
        'transition', CASE WHEN g.aggfnoid IS NOT NULL THEN
            g.aggtransfn::regprocedure::text || ' on ' || format_type(g.aggtranstype, NULL) || ' size ' || g.aggtransspace
        END,
        'initial', g.agginitval,
        'final', CASE WHEN g.aggfinalfn <> 0 THEN
            g.aggfinalfn::regprocedure::text || CASE WHEN g.aggfinalextra THEN ' extra' ELSE '' END
        END,
        'final modify', nullif(g.aggfinalmodify, CASE g.aggkind WHEN 'n' THEN 'r'::"char" ELSE 'w' END)::text,
        'combine', CASE WHEN g.aggcombinefn <> 0 THEN g.aggcombinefn::regprocedure::text END,
        'serialize', CASE WHEN g.aggserialfn <> 0 THEN g.aggserialfn::regprocedure::text END,
        'deserialize', CASE WHEN g.aggdeserialfn <> 0 THEN g.aggdeserialfn::regprocedure::text END,
        'moving transition', CASE WHEN g.aggmtransfn <> 0 THEN
            g.aggmtransfn::regprocedure::text || ' on ' || format_type(g.aggmtranstype, NULL) || ' size ' || g.aggmtransspace
        END,
        'moving inverse', CASE WHEN g.aggminvtransfn <> 0 THEN g.aggminvtransfn::regprocedure::text END,
        'moving initial', g.aggminitval,
        'moving final', CASE WHEN g.aggmfinalfn <> 0 THEN
            g.aggmfinalfn::regprocedure::text || CASE WHEN g.aggmfinalextra THEN ' extra' ELSE '' END || ' ' || g.aggmfinalmodify::text
        END,
        'sort operator', CASE WHEN g.aggsortop <> 0 THEN g.aggsortop::regoperator::text END,
        'kind', CASE g.aggkind WHEN 'o' THEN 'ordered set' WHEN 'h' THEN 'hypothetical set' END,
        'comment', d.description
    ] AS attributes
FROM routine p
JOIN pg_language l ON l.oid = p.prolang
LEFT JOIN pg_aggregate g ON g.aggfnoid = p.oid
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_proc'::regclass, p.oid, 0)

-- Casts.
SELECT
    'cast' AS kind,
    format_type(c.castsource, NULL) || ' as ' || format_type(c.casttarget, NULL) AS name,
    NULL AS parent,
    CASE c.castmethod WHEN 'f' THEN c.castfunc::regprocedure::text WHEN 'i' THEN 'in and out' WHEN 'b' THEN 'binary' END AS "method",
    CASE c.castcontext WHEN 'e' THEN 'explicit' WHEN 'a' THEN 'assignment' WHEN 'i' THEN 'implicit' END AS "context",
    d.description AS "comment"
FROM pg_cast c
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_cast'::regclass, c.oid, 0)
WHERE c.oid >= 16384
    -- A range's cast to its multirange comes with the range.
    AND NOT EXISTS (
        SELECT FROM pg_depend i
        WHERE i.classid = 'pg_cast'::regclass AND i.objid = c.oid AND i.deptype = 'i'
    )
    AND NOT EXISTS (
        SELECT FROM pg_depend e
        WHERE e.classid = 'pg_cast'::regclass AND e.objid = c.oid AND e.deptype = 'e'
    )

-- Operator families, with all their members, those of their classes included.
SELECT
    'operator family' AS kind,
    f.opfnamespace::regnamespace::text || '.' || quote_ident(f.opfname) || ' using ' || quote_ident(m.amname) AS name,
    'schema ' || f.opfnamespace::regnamespace::text AS parent,
    f.opfowner::regrole::text AS "owner",
    (
        SELECT string_agg(member, ', ' ORDER BY member COLLATE "C")
        FROM (
            SELECT o.amopstrategy || ' ' || o.amopopr::regoperator::text
                || CASE WHEN o.amoppurpose = 'o' THEN
                    ' for order by ' || s.opfnamespace::regnamespace::text || '.' || quote_ident(s.opfname)
                ELSE '' END
            FROM pg_amop o
            LEFT JOIN pg_opfamily s ON s.oid = o.amopsortfamily
            WHERE o.amopfamily = f.oid
        ) AS members (member)
    ) AS "operators",
    (
        SELECT string_agg(member, ', ' ORDER BY member COLLATE "C")
        FROM (
            SELECT p.amprocnum || ' (' || format_type(p.amproclefttype, NULL) || ', ' || format_type(p.amprocrighttype, NULL) || ') '
                || p.amproc::regprocedure::text
            FROM pg_amproc p
            WHERE p.amprocfamily = f.oid
        ) AS members (member)
    ) AS "functions",
    d.description AS "comment"
FROM pg_opfamily f
JOIN pg_am m ON m.oid = f.opfmethod
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_opfamily'::regclass, f.oid, 0)
WHERE f.oid >= 16384
    AND NOT EXISTS (
        SELECT FROM pg_depend e
        WHERE e.classid = 'pg_opfamily'::regclass AND e.objid = f.oid AND e.deptype = 'e'
    )

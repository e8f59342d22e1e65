-- Operator classes.
SELECT
    'operator class' AS kind,
    c.opcnamespace::regnamespace::text || '.' || quote_ident(c.opcname) || ' using ' || quote_ident(m.amname) AS name,
    'operator family ' || f.opfnamespace::regnamespace::text || '.' || quote_ident(f.opfname) || ' using ' || quote_ident(m.amname) AS parent,
    c.opcowner::regrole::text AS "owner",
    format_type(c.opcintype, NULL) AS "type",
    CASE WHEN c.opcdefault THEN 'yes' END AS "default",
    CASE WHEN c.opckeytype <> 0 THEN format_type(c.opckeytype, NULL) END AS "storage",
    f.opfnamespace::regnamespace::text || '.' || quote_ident(f.opfname) AS "family",
    (
        SELECT string_agg(
            o.amopstrategy || ' ' || o.amopopr::regoperator::text
                || CASE WHEN o.amoppurpose = 'o' THEN
                    ' for order by ' || s.opfnamespace::regnamespace::text || '.' || quote_ident(s.opfname)
                ELSE '' END,
            ', '
            ORDER BY o.amopstrategy, o.amopopr::regoperator::text COLLATE "C"
        )
        FROM pg_depend p
        JOIN pg_amop o ON p.classid = 'pg_amop'::regclass AND o.oid = p.objid
        LEFT JOIN pg_opfamily s ON s.oid = o.amopsortfamily
        WHERE p.refclassid = 'pg_opclass'::regclass AND p.refobjid = c.oid AND p.deptype = 'i'
    ) AS "operators",
    (
        SELECT string_agg(
            f.amprocnum || ' (' || format_type(f.amproclefttype, NULL) || ', ' || format_type(f.amprocrighttype, NULL) || ') '
                || f.amproc::regprocedure::text,
            ', '
            ORDER BY f.amprocnum, f.amproc::regprocedure::text COLLATE "C"
        )
        FROM pg_depend p
        JOIN pg_amproc f ON p.classid = 'pg_amproc'::regclass AND f.oid = p.objid
        WHERE p.refclassid = 'pg_opclass'::regclass AND p.refobjid = c.oid AND p.deptype = 'i'
    ) AS "functions",
    d.description AS "comment"
FROM pg_opclass c
JOIN pg_am m ON m.oid = c.opcmethod
JOIN pg_opfamily f ON f.oid = c.opcfamily
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_opclass'::regclass, c.oid, 0)
WHERE c.oid >= 16384
    AND NOT EXISTS (
        SELECT FROM pg_depend e
        WHERE e.classid = 'pg_opclass'::regclass AND e.objid = c.oid AND e.deptype = 'e'
    )

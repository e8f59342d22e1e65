-- Objects that go when an extension goes, without being its members (ALTER … DEPENDS ON EXTENSION).
SELECT p.classid, p.objid, quote_ident(x.extname) AS extension
FROM pg_extension x
JOIN pg_depend p ON p.refclassid = 'pg_extension'::regclass AND p.refobjid = x.oid AND p.deptype = 'x'

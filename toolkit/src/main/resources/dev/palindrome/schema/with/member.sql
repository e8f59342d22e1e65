-- Members of extensions. A whole object has the objsubid 0.
SELECT p.classid, p.objid, p.objsubid, x.oid AS extension, x.extowner, 'extension ' || quote_ident(x.extname) AS key
FROM pg_extension x
JOIN pg_depend p ON p.refclassid = 'pg_extension'::regclass AND p.refobjid = x.oid AND p.deptype = 'e'

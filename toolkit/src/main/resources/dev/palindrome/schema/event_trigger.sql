-- Event triggers.
SELECT
    'event trigger' AS kind,
    quote_ident(t.evtname) AS name,
    NULL AS parent,
    t.evtowner::regrole::text AS "owner",
    t.evtevent::text AS "event",
    (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(t.evttags) AS o) AS "tags",
    t.evtfoid::regprocedure::text AS "function",
    CASE t.evtenabled WHEN 'O' THEN 'enabled' WHEN 'D' THEN 'disabled' WHEN 'A' THEN 'enabled always' WHEN 'R' THEN 'enabled replica' END AS "state",
    d.description AS "comment"
FROM pg_event_trigger t
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_event_trigger'::regclass, t.oid, 0)
WHERE t.oid >= 16384
    AND NOT EXISTS (
        SELECT FROM pg_depend e
        WHERE e.classid = 'pg_event_trigger'::regclass AND e.objid = t.oid AND e.deptype = 'e'
    )

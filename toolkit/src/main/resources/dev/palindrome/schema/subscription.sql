-- Subscriptions of this database. Where they connect to is shown to superusers, and told by its hash because it may have a password.
SELECT
    'subscription' AS kind,
    quote_ident(s.subname) AS name,
    NULL AS parent,
    s.subowner::regrole::text AS "owner",
    CASE WHEN s.subenabled THEN 'yes' END AS "enabled",
    (SELECT string_agg(quote_ident(p), ', ' ORDER BY p COLLATE "C") FROM unnest(s.subpublications) AS p) AS "publications",
    '<' || left(encode(sha256(convert_to(s.subconninfo, 'UTF8')), 'hex'), 16) || '>' AS "connection",  --@ if superuser
    'connection' AS "not seen",  --@ unless superuser
    s.subslotname::text AS "slot",
    s.subsynccommit AS "synchronous commit",
    CASE WHEN s.subbinary THEN 'yes' END AS "binary",
    CASE s.substream::text WHEN 'true' THEN 'on' WHEN 't' THEN 'on' WHEN 'p' THEN 'parallel' ELSE 'off' END AS "streaming",
    CASE WHEN s.subtwophasestate <> 'd' THEN 'yes' END AS "two phase",  --@ since 15
    CASE WHEN s.subdisableonerr THEN 'yes' END AS "disable on error",  --@ since 15
    CASE WHEN NOT s.subpasswordrequired THEN 'yes' END AS "password not required",  --@ since 16
    CASE WHEN s.subrunasowner THEN 'yes' END AS "run as owner",  --@ since 16
    nullif(s.suborigin, 'any') AS "origin",  --@ since 16
    CASE WHEN s.subfailover THEN 'yes' END AS "failover",  --@ since 17
    d.description AS "comment"
FROM pg_subscription s
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_subscription'::regclass, s.oid, 0)
WHERE s.subdbid = (SELECT b.oid FROM pg_database b WHERE b.datname = current_database())

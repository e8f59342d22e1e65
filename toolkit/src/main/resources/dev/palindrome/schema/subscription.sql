-- Subscriptions of this database. Where they connect to is shown to superusers, and told by its hash because it may have a password.
SELECT
    'subscription' AS kind,
    quote_ident(s.subname) AS name,
    NULL AS parent,
    ARRAY[
        'owner', s.subowner::regrole::text,
        'enabled', CASE WHEN s.subenabled THEN 'yes' END,
        'publications', (SELECT string_agg(quote_ident(p), ', ' ORDER BY p COLLATE "C") FROM unnest(s.subpublications) AS p),
        'connection', '<' || left(encode(sha256(convert_to(s.subconninfo, 'UTF8')), 'hex'), 16) || '>',  --@ if superuser
        'not seen', 'connection',  --@ unless superuser
        'slot', s.subslotname::text,
        'synchronous commit', s.subsynccommit,
        'binary', CASE WHEN s.subbinary THEN 'yes' END,
        'streaming', s.substream::text,
        'two phase', nullif(s.subtwophasestate, 'd')::text,  --@ since 15
        'disable on error', CASE WHEN s.subdisableonerr THEN 'yes' END,  --@ since 15
        'password not required', CASE WHEN NOT s.subpasswordrequired THEN 'yes' END,  --@ since 16
        'run as owner', CASE WHEN s.subrunasowner THEN 'yes' END,  --@ since 16
        'origin', s.suborigin,  --@ since 16
        'failover', CASE WHEN s.subfailover THEN 'yes' END,  --@ since 17
        'comment', d.description
    ] AS attributes
FROM pg_subscription s
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_subscription'::regclass, s.oid, 0)
WHERE s.subdbid = (SELECT b.oid FROM pg_database b WHERE b.datname = current_database())

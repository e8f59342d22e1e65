-- Text search configurations: which dictionaries, in order, each type of token goes through.
SELECT
    'text search configuration' AS kind,
    c.oid::regconfig::text AS name,
    'schema ' || c.cfgnamespace::regnamespace::text AS parent,
    c.cfgowner::regrole::text AS "owner",
    p.prsnamespace::regnamespace::text || '.' || quote_ident(p.prsname) AS "parser",
    d.description AS "comment",
    (
        SELECT array_agg(ARRAY['mapping of ' || mapping.token, mapping.dictionaries])
        FROM (
            SELECT k.alias AS token, string_agg(m.mapdict::regdictionary::text, ', ' ORDER BY m.mapseqno) AS dictionaries
            FROM pg_ts_config_map m
            JOIN ts_token_type(c.cfgparser) AS k ON k.tokid = m.maptokentype
            WHERE m.mapcfg = c.oid
            GROUP BY k.alias
        ) AS mapping
    ) AS properties
FROM pg_ts_config c
JOIN pg_ts_parser p ON p.oid = c.cfgparser
LEFT JOIN pg_description d ON (d.classoid, d.objoid, d.objsubid) = ('pg_ts_config'::regclass, c.oid, 0)
WHERE c.oid >= 16384
    AND NOT EXISTS (
        SELECT FROM pg_depend e
        WHERE e.classid = 'pg_ts_config'::regclass AND e.objid = c.oid AND e.deptype = 'e'
    )

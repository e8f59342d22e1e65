-- User mappings. Their options are shown to superusers and a few others; a password is told by its hash, so that snapshots can be kept.
SELECT
    'user mapping' AS kind,
    'for ' || CASE WHEN m.umuser = 0 THEN 'PUBLIC' ELSE m.umuser::regrole::text END || ' server ' || quote_ident(m.srvname) AS name,
    'server ' || quote_ident(m.srvname) AS parent,
    'options' AS "not seen",  --@ unless superuser
    (
        SELECT string_agg(
            CASE
                WHEN o ~* '^[a-z]*pass[a-z]*=' THEN split_part(o, '=', 1) || '=<' || left(encode(sha256(convert_to(o, 'UTF8')), 'hex'), 16) || '>'
                ELSE o
            END,
            ', '
            ORDER BY o COLLATE "C"
        )
        FROM unnest(m.umoptions) AS o
    ) AS "options"
FROM pg_user_mappings m
WHERE m.umid >= 16384

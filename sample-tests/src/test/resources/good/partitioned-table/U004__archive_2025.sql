ALTER INDEX micrograph_archive_pkey RENAME TO micrograph_2025_pkey;
ALTER TABLE micrograph_archive RENAME TO micrograph_2025;
ALTER TABLE micrograph ATTACH PARTITION micrograph_2025
    FOR VALUES FROM ('2025-01-01 00:00+00') TO ('2026-01-01 00:00+00');

ALTER TABLE micrograph DETACH PARTITION micrograph_2025;
ALTER TABLE micrograph_2025 RENAME TO micrograph_archive;
ALTER INDEX micrograph_2025_pkey RENAME TO micrograph_archive_pkey;

ALTER TABLE micrograph DROP COLUMN ctf_max_resolution_estimate;
DROP VIEW sharp_micrograph;

ALTER TABLE micrograph ADD COLUMN ctf_max_resolution_estimate double precision;

CREATE VIEW sharp_micrograph AS
SELECT id, ctf_max_resolution_estimate
FROM micrograph
WHERE ctf_max_resolution_estimate < 4.0;

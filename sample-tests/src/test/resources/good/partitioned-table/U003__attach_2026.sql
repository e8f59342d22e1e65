ALTER TABLE micrograph DETACH PARTITION micrograph_2026;
INSERT INTO micrograph SELECT * FROM micrograph_2026;
DROP TABLE micrograph_2026;

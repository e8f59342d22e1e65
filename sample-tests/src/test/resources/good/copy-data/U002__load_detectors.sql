ALTER TABLE detector DROP CONSTRAINT ck_detector_name;

DELETE FROM detector WHERE name IN ('Falcon 4i', 'K3', 'Ceta', 'BM-Orius');

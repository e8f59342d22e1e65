BEGIN;
ALTER TABLE micrograph RENAME COLUMN total_motion TO total_drift;
COMMIT;

BEGIN;
ALTER TABLE micrograph RENAME COLUMN average_motion TO average_drift;
COMMIT;

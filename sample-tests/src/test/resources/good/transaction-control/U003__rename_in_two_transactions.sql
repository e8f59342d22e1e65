BEGIN;
ALTER TABLE micrograph RENAME COLUMN average_drift TO average_motion;
COMMIT;

BEGIN;
ALTER TABLE micrograph RENAME COLUMN total_drift TO total_motion;
COMMIT;

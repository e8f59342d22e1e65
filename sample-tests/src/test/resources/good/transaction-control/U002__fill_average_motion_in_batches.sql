ALTER TABLE micrograph ALTER COLUMN average_motion DROP NOT NULL;
UPDATE micrograph SET average_motion = NULL;

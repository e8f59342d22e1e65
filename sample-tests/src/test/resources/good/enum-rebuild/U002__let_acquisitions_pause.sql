-- Whatever names a value of the type stands in its way and comes back after.
DROP VIEW running_acquisition;
DROP INDEX idx_acquisition_running;

ALTER TABLE acquisition DROP CONSTRAINT ck_acquisition_planned_is_first;

ALTER TYPE acquisitionstatus RENAME TO acquisitionstatus_with_paused;
CREATE TYPE acquisitionstatus AS ENUM ('PLANNED', 'STARTED', 'COMPLETED');
COMMENT ON TYPE acquisitionstatus IS 'In the order in which an acquisition passes through them.';

ALTER TABLE acquisition
    ALTER COLUMN status DROP DEFAULT,
    ALTER COLUMN status TYPE acquisitionstatus
        USING (CASE status WHEN 'PAUSED' THEN 'STARTED' ELSE status::text END)::acquisitionstatus,
    ALTER COLUMN status SET DEFAULT 'PLANNED',
    ALTER COLUMN previous DROP DEFAULT,
    ALTER COLUMN previous TYPE acquisitionstatus[]
        USING array_remove(previous, 'PAUSED')::text[]::acquisitionstatus[],
    ALTER COLUMN previous SET DEFAULT '{}',
    ADD CONSTRAINT ck_acquisition_planned_is_first CHECK (status <> 'PLANNED' OR cardinality(previous) = 0);

DROP TYPE acquisitionstatus_with_paused;

CREATE INDEX idx_acquisition_running ON acquisition (id) WHERE status = 'STARTED';

CREATE VIEW running_acquisition AS
SELECT id, previous FROM acquisition WHERE status = 'STARTED';

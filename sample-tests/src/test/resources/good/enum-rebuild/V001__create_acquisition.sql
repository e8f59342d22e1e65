CREATE TYPE acquisitionstatus AS ENUM ('PLANNED', 'STARTED', 'COMPLETED');

COMMENT ON TYPE acquisitionstatus IS 'In the order in which an acquisition passes through them.';

CREATE TABLE acquisition (
    id       uuid                NOT NULL,
    status   acquisitionstatus   NOT NULL DEFAULT 'PLANNED',
    previous acquisitionstatus[] NOT NULL DEFAULT '{}',
    CONSTRAINT acquisition_pkey PRIMARY KEY (id),
    CONSTRAINT ck_acquisition_planned_is_first CHECK (status <> 'PLANNED' OR cardinality(previous) = 0)
);

CREATE INDEX idx_acquisition_running ON acquisition (id) WHERE status = 'STARTED';

CREATE VIEW running_acquisition AS
SELECT id, previous FROM acquisition WHERE status = 'STARTED';

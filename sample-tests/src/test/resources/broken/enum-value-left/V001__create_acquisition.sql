CREATE TYPE acquisitionstatus AS ENUM ('PLANNED', 'STARTED', 'COMPLETED', 'PAUSED');

CREATE TABLE acquisition (
    id     uuid              NOT NULL,
    status acquisitionstatus NOT NULL DEFAULT 'PLANNED',
    CONSTRAINT acquisition_pkey PRIMARY KEY (id)
);

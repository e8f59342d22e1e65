CREATE TABLE acquisition (
    id         uuid         NOT NULL,
    name       varchar(255) NOT NULL,
    start_time timestamptz,
    end_time   timestamptz,
    CONSTRAINT acquisition_pkey PRIMARY KEY (id)
);

CREATE VIEW finished_acquisition AS
SELECT id, name FROM acquisition WHERE end_time IS NOT NULL;

-- The wall display in the facility's hall has no account of its own.
GRANT SELECT ON finished_acquisition TO PUBLIC;

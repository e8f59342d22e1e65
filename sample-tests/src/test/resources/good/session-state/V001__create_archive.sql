CREATE SCHEMA archive;

CREATE TABLE acquisition (
    id uuid NOT NULL,
    CONSTRAINT acquisition_pkey PRIMARY KEY (id)
);

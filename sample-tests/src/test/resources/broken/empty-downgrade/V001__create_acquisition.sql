CREATE TABLE acquisition (
    id         uuid         NOT NULL,
    name       varchar(255) NOT NULL,
    start_time timestamptz,
    CONSTRAINT acquisition_pkey PRIMARY KEY (id)
);

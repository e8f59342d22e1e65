CREATE TABLE acquisition_name (
    acquisition_id uuid         NOT NULL,
    name           varchar(255) NOT NULL,
    CONSTRAINT acquisition_name_pkey PRIMARY KEY (acquisition_id),
    CONSTRAINT fk_acquisition_name_acquisition FOREIGN KEY (acquisition_id) REFERENCES acquisition (id)
);

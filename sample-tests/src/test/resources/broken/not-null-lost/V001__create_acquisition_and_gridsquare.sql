CREATE TABLE acquisition (
    id            uuid         NOT NULL,
    name          varchar(255) NOT NULL,
    detector_name varchar(255) NOT NULL,
    CONSTRAINT acquisition_pkey PRIMARY KEY (id)
);

CREATE TABLE gridsquare (
    id             uuid NOT NULL,
    acquisition_id uuid NOT NULL,
    CONSTRAINT gridsquare_pkey PRIMARY KEY (id),
    CONSTRAINT fk_gridsquare_acquisition FOREIGN KEY (acquisition_id) REFERENCES acquisition (id)
);

CREATE INDEX idx_gridsquare_acquisition ON gridsquare (acquisition_id);

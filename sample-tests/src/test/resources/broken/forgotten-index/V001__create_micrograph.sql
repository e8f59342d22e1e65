CREATE TABLE micrograph (
    id                   uuid        NOT NULL,
    status               varchar(40) NOT NULL,
    acquisition_datetime timestamptz,
    CONSTRAINT micrograph_pkey PRIMARY KEY (id)
);

CREATE INDEX idx_micrograph_status ON micrograph (status);

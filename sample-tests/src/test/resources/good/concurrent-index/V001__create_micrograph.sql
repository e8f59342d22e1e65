CREATE TABLE micrograph (
    id          uuid        NOT NULL,
    foilhole_id uuid        NOT NULL,
    natural_id  varchar(64) NOT NULL,
    CONSTRAINT micrograph_pkey PRIMARY KEY (id)
);

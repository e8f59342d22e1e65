CREATE TABLE gridsquare (
    id            uuid NOT NULL,
    defocus       double precision,
    magnification double precision,
    CONSTRAINT gridsquare_pkey PRIMARY KEY (id)
);

CREATE DOMAIN pixel_size AS double precision
    CONSTRAINT ck_pixel_size_positive CHECK (VALUE > 0);

CREATE TABLE gridsquare (
    id         uuid NOT NULL,
    pixel_size pixel_size,
    CONSTRAINT gridsquare_pkey PRIMARY KEY (id)
);

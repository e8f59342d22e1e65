CREATE TABLE gridsquare (
    id            uuid    NOT NULL,
    magnification integer NOT NULL,
    pixel_size    numeric(8, 3),
    CONSTRAINT gridsquare_pkey PRIMARY KEY (id)
);

CREATE TABLE atlas (
    id   uuid         NOT NULL,
    name varchar(255) NOT NULL,
    CONSTRAINT atlas_pkey PRIMARY KEY (id)
);

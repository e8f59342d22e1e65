CREATE TABLE grid (
    id   uuid         NOT NULL,
    name varchar(255) NOT NULL,
    CONSTRAINT grid_pkey PRIMARY KEY (id)
);

CREATE TABLE grid (
    id   uuid         NOT NULL,
    name varchar(100) NOT NULL,
    CONSTRAINT grid_pkey PRIMARY KEY (id)
);

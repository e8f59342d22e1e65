CREATE TABLE foilhole (
    id       uuid             NOT NULL,
    center_x double precision NOT NULL,
    center_y double precision NOT NULL,
    CONSTRAINT foilhole_pkey PRIMARY KEY (id)
);

CREATE TABLE foilhole (
    id      uuid NOT NULL,
    quality double precision,
    CONSTRAINT foilhole_pkey PRIMARY KEY (id)
);

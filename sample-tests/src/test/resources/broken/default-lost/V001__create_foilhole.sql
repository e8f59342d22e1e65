CREATE TABLE foilhole (
    id     uuid NOT NULL,
    status text NOT NULL DEFAULT 'NONE',
    CONSTRAINT foilhole_pkey PRIMARY KEY (id)
);

CREATE TABLE acknowledgement (
    id             serial,
    instruction_id uuid NOT NULL,
    CONSTRAINT acknowledgement_pkey PRIMARY KEY (id)
);

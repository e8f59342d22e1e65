CREATE SEQUENCE acknowledgement_id_seq;

CREATE TABLE acknowledgement (
    id             bigint NOT NULL DEFAULT nextval('acknowledgement_id_seq'),
    instruction_id uuid   NOT NULL,
    CONSTRAINT acknowledgement_pkey PRIMARY KEY (id)
);

ALTER SEQUENCE acknowledgement_id_seq OWNED BY acknowledgement.id;

CREATE TABLE agent (
    id   varchar(64) NOT NULL,
    host text        NOT NULL,
    CONSTRAINT agent_pkey PRIMARY KEY (id)
);

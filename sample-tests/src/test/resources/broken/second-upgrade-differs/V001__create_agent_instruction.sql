CREATE TABLE agent_instruction (
    id         uuid        NOT NULL DEFAULT gen_random_uuid(),
    payload    jsonb       NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT agent_instruction_pkey PRIMARY KEY (id)
);

CREATE TABLE feature (
    name varchar(100) NOT NULL,
    CONSTRAINT feature_pkey PRIMARY KEY (name)
);

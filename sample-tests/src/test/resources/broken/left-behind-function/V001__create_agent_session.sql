CREATE TABLE agent_session (
    id               uuid         NOT NULL,
    agent_id         varchar(255) NOT NULL,
    last_activity_at timestamptz  NOT NULL DEFAULT now(),
    CONSTRAINT agent_session_pkey PRIMARY KEY (id)
);

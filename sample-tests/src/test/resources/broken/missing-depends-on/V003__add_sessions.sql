-- palindrome: revises 001
CREATE TABLE agent_session (
    id       uuid        NOT NULL,
    agent_id varchar(64) NOT NULL,
    CONSTRAINT agent_session_pkey PRIMARY KEY (id)
);

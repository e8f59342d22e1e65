CREATE TABLE agent_instruction (
    id         uuid        NOT NULL DEFAULT gen_random_uuid(),
    status     varchar(20) NOT NULL DEFAULT 'PENDING',
    payload    jsonb       NOT NULL,
    expires_at timestamptz,
    CONSTRAINT agent_instruction_pkey PRIMARY KEY (id)
);

CREATE VIEW pending_instruction AS
SELECT id, payload
FROM agent_instruction
WHERE status = 'PENDING'
  AND (expires_at IS NULL OR expires_at > now());

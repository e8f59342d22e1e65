-- palindrome: revises 007
-- palindrome: label agents
--
-- A move of the stage that was ordered an hour ago must not be carried out when the agent comes back.
ALTER TABLE agent_instruction
    ADD COLUMN expires_at timestamptz,
    ADD COLUMN priority   integer NOT NULL DEFAULT 0,
    ADD CONSTRAINT ck_agent_instruction_expires_later CHECK (expires_at > created_at);

-- Few instructions are ever pending, and only those are looked for by their expiry.
CREATE INDEX idx_agent_instruction_pending_expiry
    ON agent_instruction (expires_at)
    WHERE status = 'PENDING';

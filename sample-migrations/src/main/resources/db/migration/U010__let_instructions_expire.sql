DROP INDEX idx_agent_instruction_pending_expiry;

ALTER TABLE agent_instruction
    DROP CONSTRAINT ck_agent_instruction_expires_later,
    DROP COLUMN priority,
    DROP COLUMN expires_at;

ALTER TABLE agent_instruction ADD COLUMN priority integer NOT NULL DEFAULT 0;

CREATE OR REPLACE VIEW pending_instruction AS
SELECT id, payload, priority
FROM agent_instruction
WHERE status = 'PENDING'
  AND (expires_at IS NULL OR expires_at > now());

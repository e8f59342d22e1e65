DROP VIEW pending_instruction;

ALTER TABLE agent_instruction DROP COLUMN priority;

CREATE VIEW pending_instruction AS
SELECT id, payload
FROM agent_instruction
WHERE status = 'PENDING';

DROP VIEW pending_instruction;
DROP TABLE agent_instruction;

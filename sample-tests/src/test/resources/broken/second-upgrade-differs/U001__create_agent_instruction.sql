DROP TABLE feature;
DROP TABLE agent_instruction;

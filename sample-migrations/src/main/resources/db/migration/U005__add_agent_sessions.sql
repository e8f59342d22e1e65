DROP TABLE agent_instruction_acknowledgement;
DROP TABLE agent_instruction;
DROP TABLE agent_session;

DROP TYPE acknowledgementstatus;
DROP TYPE agentinstructionstatus;
DROP TYPE agentsessionstatus;

DROP TABLE agent_session;

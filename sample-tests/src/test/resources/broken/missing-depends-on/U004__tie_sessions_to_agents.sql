ALTER TABLE agent_session DROP CONSTRAINT fk_agent_session_agent;

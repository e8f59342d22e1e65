ALTER TABLE agent_session
    ADD CONSTRAINT fk_agent_session_agent FOREIGN KEY (agent_id) REFERENCES agent (id);

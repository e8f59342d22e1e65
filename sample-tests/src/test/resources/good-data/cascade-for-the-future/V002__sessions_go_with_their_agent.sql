ALTER TABLE sessions
    DROP CONSTRAINT sessions_agent_id_fkey,
    ADD CONSTRAINT sessions_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agents ON DELETE CASCADE;

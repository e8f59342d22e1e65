-- Sites that have switched the feature on by hand already have the index.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM feature WHERE name = 'search_payloads') THEN
        CREATE INDEX idx_agent_instruction_payload ON agent_instruction USING gin (payload);
        INSERT INTO feature (name) VALUES ('search_payloads');
    END IF;
END;
$$;

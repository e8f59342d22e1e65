-- palindrome: revises 010
--
-- Agents that acknowledge are alive. In the database, because three services write acknowledgements and one of them forgot.
CREATE FUNCTION touch_agent_session() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    UPDATE agent_session
    SET last_activity_at = greatest(last_activity_at, NEW.acknowledged_at)
    FROM agent_instruction
    WHERE agent_instruction.id = NEW.agent_instruction_id
      AND agent_session.id = agent_instruction.agent_session_id;
    RETURN NULL; -- ignored after the row was written
END;
$$;

CREATE TRIGGER trg_acknowledgement_touches_session
    AFTER INSERT ON agent_instruction_acknowledgement
    FOR EACH ROW
    EXECUTE FUNCTION touch_agent_session();

CREATE OR REPLACE FUNCTION touch_agent_session() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    NEW.last_activity_at := now();
    RETURN NEW;
END;
$$;

CREATE TRIGGER trg_agent_session_touched
    BEFORE UPDATE ON agent_session
    FOR EACH ROW
    EXECUTE FUNCTION touch_agent_session();

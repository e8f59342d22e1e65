DROP TRIGGER trg_agent_session_touched ON agent_session;

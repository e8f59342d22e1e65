DO $$
BEGIN
    IF to_regclass('users') IS NOT NULL THEN
        CREATE OR REPLACE VIEW user_names AS SELECT first_name || ' ' || last_name AS name FROM users;
    END IF;
END
$$;

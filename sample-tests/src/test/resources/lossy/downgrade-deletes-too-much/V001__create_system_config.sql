CREATE TABLE system_config (key text PRIMARY KEY, value text NOT NULL);

DELETE FROM system_config;

DELETE FROM system_config WHERE key IN ('retention.days', 'upload.parallel');

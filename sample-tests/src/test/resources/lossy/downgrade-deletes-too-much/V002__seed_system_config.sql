INSERT INTO system_config VALUES ('retention.days', '90'), ('upload.parallel', '4');

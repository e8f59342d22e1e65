CREATE OR REPLACE VIEW finished_acquisition AS
SELECT id, name, end_time - start_time AS duration FROM acquisition WHERE end_time IS NOT NULL;

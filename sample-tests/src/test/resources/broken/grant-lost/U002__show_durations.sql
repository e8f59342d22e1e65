-- OR REPLACE cannot take a column away.
DROP VIEW finished_acquisition;

CREATE VIEW finished_acquisition AS
SELECT id, name FROM acquisition WHERE end_time IS NOT NULL;

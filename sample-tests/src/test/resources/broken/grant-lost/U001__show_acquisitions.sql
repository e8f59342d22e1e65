DROP VIEW finished_acquisition;
DROP TABLE acquisition;

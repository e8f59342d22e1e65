DROP VIEW running_acquisition;
DROP TABLE acquisition;
DROP TYPE acquisitionstatus;

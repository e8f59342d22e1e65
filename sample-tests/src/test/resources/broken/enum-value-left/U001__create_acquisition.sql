DROP TABLE acquisition;
DROP TYPE acquisitionstatus;

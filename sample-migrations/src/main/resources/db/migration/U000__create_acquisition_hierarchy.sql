-- Children first: DROP … CASCADE would also take what somebody else hung below these tables.
DROP TABLE micrograph;
DROP TABLE foilhole;
DROP TABLE gridsquare;
DROP TABLE grid;
DROP TABLE acquisition;

DROP TYPE micrographstatus;
DROP TYPE foilholestatus;
DROP TYPE gridsquarestatus;
DROP TYPE gridstatus;
DROP TYPE acquisitionstatus;

DROP TABLE gridsquare;
DROP TABLE acquisition;

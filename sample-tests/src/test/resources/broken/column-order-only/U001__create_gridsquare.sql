DROP TABLE gridsquare;

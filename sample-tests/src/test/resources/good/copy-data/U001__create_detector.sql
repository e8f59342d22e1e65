DROP TABLE detector;

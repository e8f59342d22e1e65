DROP TABLE gridsquare;
DROP DOMAIN pixel_size;

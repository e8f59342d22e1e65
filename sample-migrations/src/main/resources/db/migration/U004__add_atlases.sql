DROP TABLE gridsquare_position;
DROP TABLE atlas_tile;
DROP TABLE atlas;

DROP TABLE atlas;

DROP TABLE atlases;

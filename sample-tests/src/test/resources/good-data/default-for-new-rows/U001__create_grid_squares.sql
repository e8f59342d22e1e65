DROP TABLE grid_squares;

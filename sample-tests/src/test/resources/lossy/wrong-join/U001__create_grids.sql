DROP TABLE foil_holes, grid_squares, grids;

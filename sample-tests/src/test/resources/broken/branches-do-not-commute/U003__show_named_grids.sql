DROP VIEW named_grid;

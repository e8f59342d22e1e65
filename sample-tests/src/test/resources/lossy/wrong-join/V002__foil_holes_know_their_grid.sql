ALTER TABLE foil_holes ADD COLUMN grid_id integer REFERENCES grids;
UPDATE foil_holes SET grid_id = (SELECT min(g.id) FROM grids g);
ALTER TABLE foil_holes DROP COLUMN square_id;

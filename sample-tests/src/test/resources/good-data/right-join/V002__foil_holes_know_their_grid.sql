ALTER TABLE foil_holes ADD COLUMN grid_id integer REFERENCES grids;
UPDATE foil_holes SET grid_id = s.grid_id FROM grid_squares AS s WHERE s.id = foil_holes.square_id;
ALTER TABLE foil_holes ALTER COLUMN grid_id SET NOT NULL;

ALTER TABLE foil_holes ADD COLUMN square_id integer REFERENCES grid_squares;
UPDATE foil_holes SET square_id = (SELECT min(s.id) FROM grid_squares s);
ALTER TABLE foil_holes ALTER COLUMN square_id SET NOT NULL;
ALTER TABLE foil_holes DROP COLUMN grid_id;

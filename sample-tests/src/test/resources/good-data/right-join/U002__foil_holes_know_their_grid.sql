ALTER TABLE foil_holes DROP COLUMN grid_id;

ALTER TABLE foilhole DROP COLUMN distance;

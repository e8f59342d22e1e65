ALTER TABLE foil_holes ALTER COLUMN suitable TYPE smallint USING CASE WHEN suitable THEN 1 ELSE 0 END;

ALTER TABLE foil_holes ALTER COLUMN suitable TYPE text USING
    CASE WHEN suitable THEN 'yes' WHEN NOT suitable THEN 'no' END;

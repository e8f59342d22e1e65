ALTER TABLE foil_holes ALTER COLUMN suitable TYPE boolean USING suitable::boolean;

DROP TABLE foil_holes;

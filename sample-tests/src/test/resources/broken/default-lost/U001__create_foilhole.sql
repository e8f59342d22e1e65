DROP TABLE foilhole;

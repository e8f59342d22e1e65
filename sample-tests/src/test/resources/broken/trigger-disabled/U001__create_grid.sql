DROP TABLE grid;
DROP FUNCTION note_change();

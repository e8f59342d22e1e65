ALTER TABLE tiles RENAME TO tiles_after;
CREATE TABLE tiles (id integer PRIMARY KEY, atlas integer NOT NULL, position_x double precision);
INSERT INTO tiles SELECT id, atlas, position_x FROM tiles_after;
DROP TABLE tiles_after;

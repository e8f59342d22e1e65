ALTER TABLE tiles RENAME TO tiles_before;
CREATE TABLE tiles (
    id integer NOT NULL,
    atlas integer NOT NULL,
    position_x double precision,
    CONSTRAINT tiles_key PRIMARY KEY (atlas, id)
);
INSERT INTO tiles SELECT id, atlas, position_x FROM tiles_before;
DROP TABLE tiles_before;

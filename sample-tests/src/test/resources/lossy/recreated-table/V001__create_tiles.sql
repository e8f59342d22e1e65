CREATE TABLE tiles (
    id integer PRIMARY KEY,
    atlas integer NOT NULL,
    position_x double precision,
    position_y double precision
);

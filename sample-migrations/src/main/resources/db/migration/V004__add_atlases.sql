-- A grid has one atlas, stitched from tiles. A grid square lies on one tile, or on up to four where tiles overlap.
CREATE TABLE atlas (
    id                   uuid         NOT NULL,
    grid_id              uuid         NOT NULL,
    name                 varchar(255) NOT NULL,
    acquisition_datetime timestamptz,
    storage_folder       text,
    CONSTRAINT atlas_pkey PRIMARY KEY (id),
    CONSTRAINT atlas_grid_id_key UNIQUE (grid_id),
    CONSTRAINT fk_atlas_grid FOREIGN KEY (grid_id) REFERENCES grid (id) ON DELETE CASCADE
);

CREATE TABLE atlas_tile (
    id              uuid        NOT NULL,
    atlas_id        uuid        NOT NULL,
    natural_id      varchar(64) NOT NULL,
    tile_position_x integer,
    tile_position_y integer,
    size_x          integer,
    size_y          integer,
    CONSTRAINT atlas_tile_pkey PRIMARY KEY (id),
    CONSTRAINT uq_atlas_tile_atlas_natural_id UNIQUE (atlas_id, natural_id),
    CONSTRAINT fk_atlas_tile_atlas FOREIGN KEY (atlas_id) REFERENCES atlas (id) ON DELETE CASCADE
);

-- In pixels of the tile.
CREATE TABLE gridsquare_position (
    atlas_tile_id uuid    NOT NULL,
    gridsquare_id uuid    NOT NULL,
    center_x      integer NOT NULL,
    center_y      integer NOT NULL,
    size_width    integer NOT NULL,
    size_height   integer NOT NULL,
    CONSTRAINT gridsquare_position_pkey PRIMARY KEY (atlas_tile_id, gridsquare_id),
    CONSTRAINT ck_gridsquare_position_size CHECK (size_width > 0 AND size_height > 0),
    CONSTRAINT fk_gridsquare_position_atlas_tile
        FOREIGN KEY (atlas_tile_id) REFERENCES atlas_tile (id) ON DELETE CASCADE,
    CONSTRAINT fk_gridsquare_position_gridsquare
        FOREIGN KEY (gridsquare_id) REFERENCES gridsquare (id) ON DELETE CASCADE
);

-- The primary key serves the other foreign key.
CREATE INDEX idx_gridsquare_position_gridsquare ON gridsquare_position (gridsquare_id);

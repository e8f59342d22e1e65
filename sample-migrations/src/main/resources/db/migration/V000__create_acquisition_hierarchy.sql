-- The tables as they stood when the service stopped letting its entities create them.
-- Everything that the microscope produces hangs below an acquisition:
-- acquisition > grid > gridsquare > foilhole > micrograph.
--
-- Ids are made by the agent beside the microscope, which has to go on working while it cannot reach this database.

CREATE TYPE acquisitionstatus AS ENUM (
    'PLANNED',
    'STARTED',
    'COMPLETED',
    'PAUSED',
    'ABANDONED'
);

CREATE TYPE gridstatus AS ENUM (
    'NONE',
    'SCAN_STARTED',
    'SCAN_COMPLETED',
    'GRID_SQUARES_DECISION_STARTED',
    'GRID_SQUARES_DECISION_COMPLETED'
);

CREATE TYPE gridsquarestatus AS ENUM (
    'NONE',
    'FOIL_HOLES_DECISION_STARTED',
    'FOIL_HOLES_DECISION_COMPLETED'
);

CREATE TYPE foilholestatus AS ENUM (
    'NONE',
    'MICROGRAPHS_DETECTED'
);

CREATE TYPE micrographstatus AS ENUM (
    'NONE',
    'MOTION_CORRECTION_STARTED',
    'MOTION_CORRECTION_COMPLETED',
    'CTF_STARTED',
    'CTF_COMPLETED',
    'PARTICLE_PICKING_STARTED',
    'PARTICLE_PICKING_COMPLETED'
);

CREATE TABLE acquisition (
    id            uuid              NOT NULL,
    name          varchar(255)      NOT NULL,
    status        acquisitionstatus NOT NULL DEFAULT 'PLANNED',
    start_time    timestamptz,
    end_time      timestamptz,
    paused_time   timestamptz,
    storage_path  text,
    computer_name varchar(255),
    instrument    text,
    CONSTRAINT acquisition_pkey PRIMARY KEY (id),
    CONSTRAINT ck_acquisition_ends_after_start CHECK (end_time >= start_time)
);

CREATE TABLE grid (
    id              uuid         NOT NULL,
    acquisition_id  uuid         NOT NULL,
    name            varchar(255) NOT NULL,
    status          gridstatus   NOT NULL DEFAULT 'NONE',
    data_dir        text,
    scan_start_time timestamptz,
    scan_end_time   timestamptz,
    CONSTRAINT grid_pkey PRIMARY KEY (id),
    CONSTRAINT fk_grid_acquisition FOREIGN KEY (acquisition_id) REFERENCES acquisition (id) ON DELETE CASCADE
);

CREATE INDEX idx_grid_acquisition ON grid (acquisition_id);

CREATE TABLE gridsquare (
    id                   uuid             NOT NULL,
    grid_id              uuid             NOT NULL,
    natural_id           varchar(64)      NOT NULL,
    status               gridsquarestatus NOT NULL DEFAULT 'NONE',
    acquisition_datetime timestamptz,
    defocus              double precision,
    magnification        double precision,
    pixel_size           double precision,
    detector_name        varchar(255),
    image_path           text,
    CONSTRAINT gridsquare_pkey PRIMARY KEY (id),
    -- Also the index of the foreign key.
    CONSTRAINT uq_gridsquare_grid_natural_id UNIQUE (grid_id, natural_id),
    CONSTRAINT fk_gridsquare_grid FOREIGN KEY (grid_id) REFERENCES grid (id) ON DELETE CASCADE
);

CREATE TABLE foilhole (
    id               uuid           NOT NULL,
    gridsquare_id    uuid           NOT NULL,
    natural_id       varchar(64)    NOT NULL,
    status           foilholestatus NOT NULL DEFAULT 'NONE',
    center_x         double precision,
    center_y         double precision,
    diameter         integer,
    quality          double precision,
    is_near_grid_bar boolean        NOT NULL DEFAULT false,
    CONSTRAINT foilhole_pkey PRIMARY KEY (id),
    -- Also the index of the foreign key.
    CONSTRAINT uq_foilhole_gridsquare_natural_id UNIQUE (gridsquare_id, natural_id),
    CONSTRAINT ck_foilhole_quality CHECK (quality >= 0 AND quality <= 1),
    CONSTRAINT fk_foilhole_gridsquare FOREIGN KEY (gridsquare_id) REFERENCES gridsquare (id) ON DELETE CASCADE
);

CREATE TABLE micrograph (
    id                           uuid             NOT NULL,
    foilhole_id                  uuid             NOT NULL,
    natural_id                   varchar(64)      NOT NULL,
    status                       micrographstatus NOT NULL DEFAULT 'NONE',
    acquisition_datetime         timestamptz,
    high_res_path                text,
    total_motion                 double precision,
    average_motion               double precision,
    ctf_max_resolution_estimate  double precision,
    number_of_particles_picked   integer,
    CONSTRAINT micrograph_pkey PRIMARY KEY (id),
    -- Also the index of the foreign key.
    CONSTRAINT uq_micrograph_foilhole_natural_id UNIQUE (foilhole_id, natural_id),
    CONSTRAINT ck_micrograph_particles_picked CHECK (number_of_particles_picked >= 0),
    CONSTRAINT fk_micrograph_foilhole FOREIGN KEY (foilhole_id) REFERENCES foilhole (id) ON DELETE CASCADE
);

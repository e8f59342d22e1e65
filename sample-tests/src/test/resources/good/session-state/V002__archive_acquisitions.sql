-- As psql scripts do it; what follows must not find itself in the archive.
SET search_path TO archive, public;

CREATE TABLE archived_acquisition (
    id uuid NOT NULL,
    CONSTRAINT archived_acquisition_pkey PRIMARY KEY (id)
);

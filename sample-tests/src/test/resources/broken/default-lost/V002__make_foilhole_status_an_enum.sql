CREATE TYPE foilholestatus AS ENUM ('NONE', 'MICROGRAPHS_DETECTED');

ALTER TABLE foilhole
    ALTER COLUMN status DROP DEFAULT,
    ALTER COLUMN status TYPE foilholestatus USING status::foilholestatus,
    ALTER COLUMN status SET DEFAULT 'NONE';

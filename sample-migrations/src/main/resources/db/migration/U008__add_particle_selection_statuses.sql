-- PostgreSQL cannot take a value out of an enum, so the type is built anew under the same name.
ALTER TYPE micrographstatus RENAME TO micrographstatus_with_selection;

CREATE TYPE micrographstatus AS ENUM (
    'NONE',
    'MOTION_CORRECTION_STARTED',
    'MOTION_CORRECTION_COMPLETED',
    'CTF_STARTED',
    'CTF_COMPLETED',
    'PARTICLE_PICKING_STARTED',
    'PARTICLE_PICKING_COMPLETED'
);

-- The default is an expression of the old type: away first, back after.
ALTER TABLE micrograph
    ALTER COLUMN status DROP DEFAULT,
    ALTER COLUMN status TYPE micrographstatus USING (
        -- A micrograph in selection has been picked; the older service takes it up from there.
        CASE
            WHEN status IN ('PARTICLE_SELECTION_STARTED', 'PARTICLE_SELECTION_COMPLETED')
                THEN 'PARTICLE_PICKING_COMPLETED'
            ELSE status::text
        END::micrographstatus
    ),
    ALTER COLUMN status SET DEFAULT 'NONE';

DROP TYPE micrographstatus_with_selection;

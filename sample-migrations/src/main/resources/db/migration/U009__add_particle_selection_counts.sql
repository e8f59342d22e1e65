-- Their check constraints go with the columns.
ALTER TABLE micrograph
    DROP COLUMN number_of_particles_selected,
    DROP COLUMN number_of_particles_rejected;

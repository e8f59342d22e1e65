-- The views keep their text's meaning and so change their text.
ALTER TABLE micrograph RENAME COLUMN particles TO number_of_particles_picked;

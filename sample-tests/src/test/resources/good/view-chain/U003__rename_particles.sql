ALTER TABLE micrograph RENAME COLUMN number_of_particles_picked TO particles;

-- palindrome: revises 008
ALTER TABLE micrograph
    ADD COLUMN number_of_particles_selected integer,
    ADD COLUMN number_of_particles_rejected integer,
    ADD CONSTRAINT ck_micrograph_particles_selected CHECK (number_of_particles_selected >= 0),
    ADD CONSTRAINT ck_micrograph_particles_rejected CHECK (number_of_particles_rejected >= 0);

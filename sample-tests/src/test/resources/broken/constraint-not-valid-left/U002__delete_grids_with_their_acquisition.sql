-- Not valid: the rows have been checked by the constraint that goes.
ALTER TABLE grid
    DROP CONSTRAINT fk_grid_acquisition,
    ADD CONSTRAINT fk_grid_acquisition
        FOREIGN KEY (acquisition_id) REFERENCES acquisition (id) NOT VALID;

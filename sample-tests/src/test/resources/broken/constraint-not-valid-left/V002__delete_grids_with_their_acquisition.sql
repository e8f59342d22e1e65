ALTER TABLE grid
    DROP CONSTRAINT fk_grid_acquisition,
    ADD CONSTRAINT fk_grid_acquisition
        FOREIGN KEY (acquisition_id) REFERENCES acquisition (id) ON DELETE CASCADE;

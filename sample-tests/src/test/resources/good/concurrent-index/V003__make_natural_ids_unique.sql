-- Takes the index over; both have one name from here on.
ALTER TABLE micrograph
    ADD CONSTRAINT uq_micrograph_foilhole_natural_id UNIQUE USING INDEX uq_micrograph_foilhole_natural_id;

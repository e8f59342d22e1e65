-- A constraint does not give its index back: it is built again, without stopping the writers for longer than the drop takes.
ALTER TABLE micrograph DROP CONSTRAINT uq_micrograph_foilhole_natural_id;
CREATE UNIQUE INDEX CONCURRENTLY uq_micrograph_foilhole_natural_id ON micrograph (foilhole_id, natural_id);

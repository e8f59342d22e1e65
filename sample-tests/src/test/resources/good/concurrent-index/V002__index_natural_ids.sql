-- Found to be outside a transaction by its statement; there is no .conf file.
CREATE UNIQUE INDEX CONCURRENTLY uq_micrograph_foilhole_natural_id ON micrograph (foilhole_id, natural_id);

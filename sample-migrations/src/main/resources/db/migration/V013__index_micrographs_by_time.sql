-- In a script of its own and outside a transaction (see the .conf file): micrograph is the one large table, and the microscope
-- writes to it day and night. Plain Flyway waits for itself here unless flyway.postgresql.transactional.lock is false.
CREATE INDEX CONCURRENTLY idx_micrograph_acquisition_datetime ON micrograph (acquisition_datetime);

-- The dashboard asks every ten seconds for the newest grid squares that still wait for a decision.
CREATE INDEX idx_gridsquare_acquisition_datetime_status
    ON gridsquare USING btree (acquisition_datetime, status);

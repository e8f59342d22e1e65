-- "Titan Krios G4/M03" was two facts in one column, and the scheduler needs to group by the second.
ALTER TABLE acquisition
    ADD COLUMN instrument_model text,
    ADD COLUMN instrument_id    text,
    ADD CONSTRAINT ck_acquisition_instrument_id_has_model CHECK (instrument_model IS NOT NULL OR instrument_id IS NULL);

-- At the first slash only. Old rows without one name just the model; their id stays null, so that the way back can tell
-- "Krios" from "Krios/".
UPDATE acquisition
SET instrument_model = split_part(instrument, '/', 1),
    instrument_id    = CASE
                           WHEN strpos(instrument, '/') > 0
                               THEN substr(instrument, strpos(instrument, '/') + 1)
                       END
WHERE instrument IS NOT NULL;

ALTER TABLE acquisition DROP COLUMN instrument;

CREATE INDEX idx_acquisition_instrument ON acquisition (instrument_id);

DROP INDEX idx_acquisition_instrument;

ALTER TABLE acquisition ADD COLUMN instrument text;

UPDATE acquisition
SET instrument = instrument_model || coalesce('/' || instrument_id, '')
WHERE instrument_model IS NOT NULL;

ALTER TABLE acquisition
    DROP CONSTRAINT ck_acquisition_instrument_id_has_model,
    DROP COLUMN instrument_model,
    DROP COLUMN instrument_id;

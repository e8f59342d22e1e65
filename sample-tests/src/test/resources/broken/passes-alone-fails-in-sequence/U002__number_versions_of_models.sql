ALTER TABLE prediction_model
    DROP CONSTRAINT uq_prediction_model_name_version,
    ADD CONSTRAINT uq_prediction_model_name UNIQUE (name),
    DROP COLUMN version;

ALTER TABLE prediction_model
    ADD COLUMN version integer NOT NULL DEFAULT 1,
    DROP CONSTRAINT uq_prediction_model_name,
    ADD CONSTRAINT uq_prediction_model_name_version UNIQUE (name, version);

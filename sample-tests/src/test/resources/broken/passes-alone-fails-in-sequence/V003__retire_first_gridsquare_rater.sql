ALTER TABLE prediction_model ADD COLUMN retired_at timestamptz;

INSERT INTO prediction_model (name, version) VALUES ('gridsquare-rater', 2)
ON CONFLICT ON CONSTRAINT uq_prediction_model_name_version DO NOTHING;

UPDATE prediction_model SET retired_at = now() WHERE name = 'gridsquare-rater' AND version = 1;

ALTER TABLE prediction_model DROP COLUMN trained_at;

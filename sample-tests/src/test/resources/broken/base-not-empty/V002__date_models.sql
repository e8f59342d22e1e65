ALTER TABLE prediction_model ADD COLUMN trained_at timestamptz;

INSERT INTO prediction_model (name, description)
VALUES ('foilhole-rater', 'Ice thickness from the grid square image')
ON CONFLICT DO NOTHING;

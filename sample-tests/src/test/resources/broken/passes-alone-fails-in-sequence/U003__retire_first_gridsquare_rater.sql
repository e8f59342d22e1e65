-- The second version stays: it was trained for a week, and the service before this one can use it.
ALTER TABLE prediction_model DROP COLUMN retired_at;

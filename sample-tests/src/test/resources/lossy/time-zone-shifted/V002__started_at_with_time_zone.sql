ALTER TABLE sessions ALTER COLUMN started_at TYPE timestamptz USING started_at AT TIME ZONE 'Europe/Berlin';

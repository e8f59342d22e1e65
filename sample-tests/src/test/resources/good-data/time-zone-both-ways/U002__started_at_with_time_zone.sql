ALTER TABLE sessions ALTER COLUMN started_at TYPE timestamp USING started_at AT TIME ZONE 'UTC';

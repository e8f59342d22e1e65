ALTER TABLE agents ADD COLUMN seen_at timestamptz;
UPDATE agents SET status = 'LOST';

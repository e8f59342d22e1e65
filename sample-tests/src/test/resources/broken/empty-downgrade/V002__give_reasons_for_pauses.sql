ALTER TABLE acquisition
    ADD COLUMN IF NOT EXISTS paused_time  timestamptz,
    ADD COLUMN IF NOT EXISTS pause_reason text;

-- They are computed again.
TRUNCATE predictions;
ALTER TABLE predictions ADD COLUMN percent numeric(5, 2) NOT NULL;

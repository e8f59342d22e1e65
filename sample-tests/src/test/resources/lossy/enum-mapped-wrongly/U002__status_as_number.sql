CREATE TYPE acquisition_status AS ENUM ('PLANNED', 'STARTED', 'COMPLETED', 'PAUSED', 'ABANDONED');
ALTER TABLE acquisitions ALTER COLUMN status TYPE acquisition_status USING
    (ARRAY['PLANNED', 'STARTED', 'PAUSED', 'COMPLETED', 'ABANDONED'])[status + 1]::acquisition_status;

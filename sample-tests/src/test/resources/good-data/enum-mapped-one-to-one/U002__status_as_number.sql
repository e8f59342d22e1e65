CREATE TYPE acquisition_status AS ENUM ('PLANNED', 'STARTED', 'COMPLETED', 'PAUSED', 'ABANDONED');
ALTER TABLE acquisitions ALTER COLUMN status TYPE acquisition_status USING
    (enum_range(NULL::acquisition_status))[status];

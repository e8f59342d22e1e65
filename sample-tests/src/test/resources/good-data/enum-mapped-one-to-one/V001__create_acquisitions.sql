CREATE TYPE acquisition_status AS ENUM ('PLANNED', 'STARTED', 'COMPLETED', 'PAUSED', 'ABANDONED');
CREATE TABLE acquisitions (id serial PRIMARY KEY, status acquisition_status NOT NULL);
